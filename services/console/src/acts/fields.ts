import type { DefinedAct } from '@seizure-ledger/contracts';
import { z } from 'zod';

/** How a field of an act's body is asked for. */
export type Field = Choice | Group | List | Plain;

interface Named {
  /** In the body. */
  readonly name: string;
  readonly required: boolean;
}

interface Plain extends Named {
  readonly kind:
    | 'custodian'
    | 'date'
    | 'id'
    | 'instant'
    | 'lines'
    | 'long'
    | 'quantity'
    | 'text'
    | 'unit'
    | 'whole'
    | 'yes';
  /** A word that may stand in its place, such as `unknown`. */
  readonly word?: string;
}

interface Choice extends Named {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}

interface Group extends Named {
  readonly kind: 'group';
  readonly fields: readonly Field[];
}

interface List extends Named {
  readonly kind: 'list';
  readonly fields: readonly Field[];
}

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly type?: string;
}

/** What an import or a program says of an act, and a person at a form does not. */
const notAsked = new Set(['attachments', 'dateInferred', 'imported', 'parent', 'replacement']);

/** The fields of an act's body, from the schema that its edge checks it by. */
export function fieldsOf({ body }: DefinedAct): readonly Field[] {
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema;
  return fieldsIn(schema, schema.$defs ?? {});
}

function fieldsIn(
  { properties = {}, required = [] }: Schema,
  defs: Readonly<Record<string, Schema>>,
): readonly Field[] {
  return Object.entries(properties)
    .filter(([name]) => !notAsked.has(name))
    .map(([name, schema]) => fieldOf(name, schema, required.includes(name), defs));
}

/** The forms that have a name of their own, and how they are asked for. */
const kinds: Readonly<Record<string, Plain['kind']>> = {
  Custodian: 'custodian',
  Date: 'date',
  Instant: 'instant',
  Quantity: 'quantity',
  Unit: 'unit',
};
/** Texts of more than a line. */
const long_characters = 400;

function fieldOf(
  name: string,
  schema: Schema,
  required: boolean,
  defs: Readonly<Record<string, Schema>>,
): Field {
  const named = { name, required };
  const ref = schema.$ref?.split('/').at(-1) ?? '';
  const kind = kinds[ref];
  if (kind) return { ...named, kind };
  const {
    anyOf,
    const: value,
    enum: choices,
    items,
    maxLength = 0,
    pattern,
    properties,
    type,
  } = defs[ref] ?? schema;
  if (anyOf) return { ...fieldOf(name, plainest(anyOf), required, defs), ...wordIn(anyOf) };
  if (choices) return { ...named, choices, kind: 'choice' };
  if (value !== undefined && typeof value === 'string') return { ...named, choices: [value], kind: 'choice' };
  if (type === 'boolean') return { ...named, kind: 'yes' };
  if (type === 'integer') return { ...named, kind: 'whole' };
  if (properties) return { ...named, fields: fieldsIn(defs[ref] ?? schema, defs), kind: 'group' };
  if (items) {
    const one = defs[items.$ref?.split('/').at(-1) ?? ''] ?? items;
    return one.properties
      ? { ...named, fields: fieldsIn(one, defs), kind: 'list' }
      : { ...named, kind: 'lines' };
  }
  return { ...named, kind: maxLength >= long_characters ? 'long' : pattern === undefined ? 'text' : 'id' };
}

/** Of several forms that a field may have, the one that a person fills in. */
function plainest(forms: readonly Schema[]): Schema {
  const found = forms.find((form) => form.const === undefined);
  if (!found) throw new Error('a field may only be one word');
  return found;
}

function wordIn(forms: readonly Schema[]): { readonly word?: string } {
  const word = forms.find((form) => typeof form.const === 'string')?.const;
  return typeof word === 'string' ? { word } : {};
}
