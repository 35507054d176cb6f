import { instantText, quantityText } from '@seizure-ledger/console';
import type { Reader } from '../frame/reader.ts';
import type { Field } from './fields.ts';
import { instantOf } from './local-time.ts';
import { rowsIn } from './body-of-form.ts';
import { choiceText, labelOf } from './shown-fields.ts';

export interface Answer {
  readonly label: string;
  readonly value: string;
}

/** What was filled in, as people read it before they send it. */
export function filledIn(
  reader: Reader,
  fields: readonly Field[],
  form: URLSearchParams,
  timeZone: string,
  prefix = '',
): readonly Answer[] {
  return fields.flatMap((field) => {
    const path = prefix + field.name;
    const label = labelOf(reader.language, path);
    if (field.kind === 'group')
      return filledIn(reader, field.fields, form, timeZone, `${path}.`).map((one) => ({
        ...one,
        label: `${label}: ${one.label}`,
      }));
    if (field.kind === 'list')
      return Array.from({ length: rowsIn(form, path) }, (_, row) =>
        filledIn(reader, field.fields, form, timeZone, `${path}.${row}.`).map((one) => ({
          ...one,
          label: `${label} ${row + 1}: ${one.label}`,
        })),
      ).flat();
    const value = textOf(reader, field, form, path, timeZone);
    return value === '' ? [] : [{ label, value }];
  });
}

function textOf(
  reader: Reader,
  field: Exclude<Field, { kind: 'group' | 'list' }>,
  form: URLSearchParams,
  path: string,
  timeZone: string,
): string {
  if (field.kind !== 'choice' && field.word !== undefined && form.has(`${path}.${field.word}`))
    return reader.say(
      field.word === 'unknown' ? 'word.unknown' : field.word === 'all' ? 'word.all' : 'word.admitted',
    );
  const text = (form.get(path) ?? '').trim();
  if (text === '') return '';
  if (field.kind === 'choice') return choiceText(reader.language, text);
  if (field.kind === 'yes') return reader.say(text === 'yes' ? 'form.yes' : 'form.no');
  if (field.kind === 'quantity') return quantityText(text);
  if (field.kind === 'instant') return instantText(instantOf(text, timeZone), reader.language, timeZone);
  return text;
}
