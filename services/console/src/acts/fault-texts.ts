import type { Word } from '@seizure-ledger/console';
import type { Reader } from '../frame/reader.ts';
import type { ActForm, Fault } from './act-form.ts';
import type { Field } from './fields.ts';
import { placeOf } from './refusal-places.ts';
import { labelOf } from './shown-fields.ts';
import type { Outcome } from './record-acts.ts';

/** What is wrong with each field, in words. */
export function faultTexts(
  reader: Pick<Reader, 'language' | 'say'>,
  { fields }: ActForm,
  faults: readonly Fault[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { missing, path } of faults)
    for (const at of leavesAt(fields, path)) {
      if (texts.has(at.path)) continue;
      const label = labelOf(reader.language, at.path);
      texts.set(at.path, reader.say(missing ? 'wrong.missing' : wordFor(at.field), { label }));
    }
  return texts;
}

const words: Partial<Record<Field['kind'], Word>> = {
  date: 'wrong.date',
  id: 'wrong.id',
  instant: 'wrong.instant',
  quantity: 'wrong.quantity',
  unit: 'wrong.unit',
};

const wordFor = (field: Field | undefined): Word => (field && words[field.kind]) ?? 'wrong.text';

interface Leaf {
  readonly field?: Field;
  readonly path: string;
}

/** The fields that a path of a form leads to: of a part that is absent as a whole, all that it can't be without. */
function leavesAt(fields: readonly Field[], path: string, prefix = ''): readonly Leaf[] {
  const [name = '', ...rest] = path.split('.');
  const field = fields.find((one) => one.name === name);
  const here = prefix + path;
  if (!field) return [{ path: here }];
  if (field.kind === 'group') return leavesIn(field, rest, `${prefix}${name}.`);
  const [row, ...inRow] = rest;
  if (field.kind !== 'list' || row === undefined) return [{ field, path: here }];
  return leavesIn(field, inRow, `${prefix}${name}.${row}.`);
}

function leavesIn(
  { fields }: { readonly fields: readonly Field[] },
  rest: readonly string[],
  prefix: string,
): readonly Leaf[] {
  if (rest.length > 0) return leavesAt(fields, rest.join('.'), prefix);
  const needed = fields.filter(({ required }) => required);
  return (needed.length > 0 ? needed : fields.slice(0, 1)).flatMap(({ name }) =>
    leavesAt(fields, name, prefix),
  );
}

type Refused = Extract<Outcome, { kind: 'refused' }>;

/** Refusals of what a form said, at the fields that they are about; what is about none, or about the whole, by itself. */
export function refusalTexts({ fields }: ActForm, refused: readonly Refused[], form: URLSearchParams) {
  const names = new Set(pathsOf(fields));
  const wrong = new Map<string, string>();
  const whole: string[] = [];
  for (const { code, detail, faults } of refused) {
    const place = placeOf({ code, detail }, names, form) ?? faults.find((path) => names.has(path));
    if (place === undefined) whole.push(detail);
    else wrong.set(place, detail);
  }
  return { whole, wrong };
}

const pathsOf = (fields: readonly Field[], prefix = ''): string[] =>
  fields.flatMap((field) =>
    field.kind === 'group' ? pathsOf(field.fields, `${prefix}${field.name}.`) : [prefix + field.name],
  );
