import type { Word } from '@seizure-ledger/console';
import type { Reader } from '../frame/reader.ts';
import type { ActForm, Fault } from './act-form.ts';
import type { Field } from './fields.ts';
import { placeOf } from './refusal-places.ts';
import { labelOf } from './shown-fields.ts';
import type { Outcome } from './record-acts.ts';

/** What is wrong with each field, in words. */
export function faultTexts(
  reader: Reader,
  { fields }: ActForm,
  faults: readonly Fault[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { missing, path } of faults) {
    // a part of a form that is absent as a whole is asked for by its first field
    const at = leafAt(fields, path);
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

function leafAt(fields: readonly Field[], path: string): { readonly field?: Field; readonly path: string } {
  const [name = '', ...rest] = path.split('.');
  const field = fields.find((one) => one.name === name);
  if (!field || (field.kind !== 'group' && field.kind !== 'list')) return field ? { field, path } : { path };
  const [row] = rest;
  const isRow = field.kind === 'list' && row !== undefined;
  if (field.kind === 'list' && !isRow) return { field, path };
  const prefix = isRow ? `${name}.${row}.` : `${name}.`;
  const inner = leafAt(
    field.fields,
    (isRow ? rest.slice(1) : rest).join('.') || (field.fields[0]?.name ?? ''),
  );
  return { ...inner, path: prefix + inner.path };
}

type Refused = Extract<Outcome, { kind: 'refused' }>;

/** Refusals at the fields that they are about; what is about none, or about the whole, by itself. */
export function refusalTexts({ fields }: ActForm, refused: readonly Refused[]) {
  const names = new Set(pathsOf(fields));
  const wrong = new Map<string, string>();
  const whole: string[] = [];
  for (const { code, detail, faults } of refused) {
    const place = placeOf(code, names) ?? faults.find((path) => names.has(path));
    if (place === undefined) whole.push(detail);
    else wrong.set(place, detail);
  }
  return { whole, wrong };
}

const pathsOf = (fields: readonly Field[], prefix = ''): string[] =>
  fields.flatMap((field) =>
    field.kind === 'group' ? pathsOf(field.fields, `${prefix}${field.name}.`) : [prefix + field.name],
  );
