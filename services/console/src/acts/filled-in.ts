import { instantText, quantityText } from '@seizure-ledger/console';
import type { Reader } from '../frame/reader.ts';
import type { Field } from './fields.ts';
import { rowsIn, saidIn } from './body-of-form.ts';
import { choiceText, labelOf } from './shown-fields.ts';

export interface Answer {
  readonly label: string;
  readonly value: string;
}

/** What was filled in, as people read it before they send it. */
export function filledIn(
  reader: Pick<Reader, 'language' | 'say'>,
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
  reader: Pick<Reader, 'language' | 'say'>,
  field: Exclude<Field, { kind: 'group' | 'list' }>,
  form: URLSearchParams,
  path: string,
  timeZone: string,
): string {
  const said = saidIn(field, form, timeZone, path);
  if (said === undefined) return '';
  if (field.kind !== 'choice' && said === field.word)
    return reader.say(said === 'unknown' ? 'word.unknown' : said === 'all' ? 'word.all' : 'word.admitted');
  if (typeof said === 'boolean') return reader.say(said ? 'form.yes' : 'form.no');
  if (typeof said === 'object') return said.join('\n');
  const text = String(said);
  if (field.kind === 'choice') return choiceText(reader.language, text);
  if (field.kind === 'quantity') return quantityText(text);
  return field.kind === 'instant' ? instantText(text, reader.language, timeZone, 'second') : text;
}
