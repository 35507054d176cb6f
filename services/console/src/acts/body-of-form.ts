import { instantMeant } from './local-time.ts';
import type { Entry } from '../cases/answers.ts';
import type { Field } from './fields.ts';

type Body = Record<string, unknown>;

/**
 * What a form says, as the body of an act: what was left empty is absent. Local times are of `timeZone`; one that no
 * clock there shows stays as it was written, and is found wrong by the act's own schema.
 */
export function bodyOf(fields: readonly Field[], form: URLSearchParams, timeZone: string, prefix = ''): Body {
  const body: Body = {};
  for (const field of fields) {
    const value = valueOf(field, form, timeZone, prefix + field.name);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function valueOf(field: Field, form: URLSearchParams, timeZone: string, path: string): unknown {
  if (field.kind === 'group') {
    const group = bodyOf(field.fields, form, timeZone, `${path}.`);
    return Object.keys(group).length === 0 ? undefined : group;
  }
  if (field.kind === 'list') {
    const rows = Array.from({ length: rowsIn(form, path) }, (_, row) =>
      bodyOf(field.fields, form, timeZone, `${path}.${row}.`),
    ).filter((row) => Object.keys(row).length > 0);
    return rows.length > 0 || field.required ? rows : undefined;
  }
  return saidIn(field, form, timeZone, path);
}

/** What is said in one field that has no others in it. */
export function saidIn(
  field: Exclude<Field, { kind: 'group' | 'list' }>,
  form: URLSearchParams,
  timeZone: string,
  path: string,
): boolean | number | string | readonly string[] | undefined {
  if (field.kind !== 'choice' && field.word !== undefined && form.has(`${path}.${field.word}`))
    return field.word;
  const text = (form.get(path) ?? '').trim();
  if (text === '') return undefined;
  if (field.kind === 'yes') return text === 'yes';
  if (field.kind === 'instant') return instantMeant(text, form.get(`${path}.exact`), timeZone);
  if (field.kind === 'lines') return text.split(/[\s,]+/);
  if (field.kind === 'whole') return Number(text);
  if (field.kind === 'long') return text.replaceAll('\r\n', '\n');
  return field.kind === 'quantity' ? withoutGroups(text) : text;
}

/** A person may set thousands apart. Any other comma may be a decimal one: it stays, and is found wrong. */
const withoutGroups = (text: string): string =>
  /^\d{1,3}([,\s]\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(/[,\s]/g, '') : text;

/** How many rows of a list a form has. */
export function rowsIn(form: URLSearchParams, path: string): number {
  const rows = [...form.keys()].flatMap((key) => {
    if (!key.startsWith(`${path}.`)) return [];
    const row = Number(key.slice(path.length + 1).split('.')[0]);
    return Number.isInteger(row) && row >= 0 && row < mostRows ? [row + 1] : [];
  });
  return Math.max(0, ...rows);
}

const mostRows = 200;

/** A body as the fields of a form, for what is corrected or proposed again. */
export function formOfBody(
  fields: readonly Field[],
  body: Body,
  form = new URLSearchParams(),
  prefix = '',
): URLSearchParams {
  for (const field of fields) {
    const value = body[field.name];
    const path = prefix + field.name;
    if (value === undefined || value === null) continue;
    if (field.kind === 'group') formOfBody(field.fields, value as Body, form, `${path}.`);
    else if (field.kind === 'list')
      (value as Body[]).forEach((row, at) => formOfBody(field.fields, row, form, `${path}.${at}.`));
    else if (field.kind === 'lines') form.set(path, Array.isArray(value) ? value.join('\n') : '');
    else if (field.kind === 'yes') form.set(path, value === true ? 'yes' : 'no');
    else if (field.kind !== 'choice' && value === field.word) form.set(`${path}.${field.word}`, 'yes');
    // an instant stays one: it needs no zone
    else form.set(path, String(value));
  }
  return form;
}

/** A record's body with its personal values where they were said: they stand beside it, by a pointer each (RFC 6901). */
export function bodyOfFact(fact: Pick<Entry, 'body' | 'plain'> | undefined): Body {
  const body: Body = structuredClone(fact?.body ?? {});
  for (const [pointer, value] of Object.entries(fact?.plain ?? {})) {
    const steps = pointer.split('/').slice(1);
    const name = steps.pop();
    const holder = steps.reduce<unknown>(
      (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
      body,
    );
    if (typeof holder === 'object' && holder !== null && name !== undefined) Reflect.set(holder, name, value);
  }
  return body;
}
