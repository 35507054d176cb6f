import { isWord, type Language, say, zoneText } from '@seizure-ledger/console';
import type { Field } from './fields.ts';
import { rowsIn } from './body-of-form.ts';
import { localOf } from './local-time.ts';

/** A field as a view draws it. */
export interface ShownField {
  readonly choices?: readonly { readonly text: string; readonly value: string }[];
  readonly error?: string | undefined;
  /** The instant that a local time stands for. */
  readonly exact?: string | undefined;
  readonly fields?: readonly ShownField[];
  readonly hint?: string | undefined;
  readonly id: string;
  readonly kind: Field['kind'];
  readonly label: string;
  readonly name: string;
  readonly required: boolean;
  readonly rows?: readonly (readonly ShownField[])[];
  readonly value?: string;
  readonly word?: { readonly checked: boolean; readonly name: string; readonly text: string } | undefined;
}

/** What is wrong, by the path of the field. */
export type Wrong = ReadonlyMap<string, string>;

export interface Filled {
  readonly form: URLSearchParams;
  readonly language: Language;
  readonly timeZone: string;
  readonly wrong: Wrong;
}

const plainPath = (path: string): string => path.replaceAll(/\.\d+/g, '');

/** The name of a field in words: of its whole path where that is called otherwise than by its last name. */
export function labelOf(language: Language, path: string): string {
  const whole = `field.${plainPath(path)}`;
  return say(language, isWord(whole) ? whole : `field.${path.split('.').at(-1) ?? path}`);
}

export function choiceText(language: Language, value: string): string {
  const word = `choice.${value}`;
  return isWord(word) ? say(language, word) : value;
}

export function shownFields(fields: readonly Field[], filled: Filled, prefix = ''): readonly ShownField[] {
  return fields.map((field) => shownField(field, filled, prefix + field.name));
}

function shownField(field: Field, filled: Filled, path: string): ShownField {
  const { form, language, timeZone, wrong } = filled;
  const hint = `hint.${plainPath(path)}`;
  const shown = {
    error: wrong.get(path),
    hint: isWord(hint) ? say(language, hint, { timeZone: zoneText(timeZone, language) }) : undefined,
    id: path.replaceAll('.', '-'),
    kind: field.kind,
    label: labelOf(language, path),
    name: path,
    required: field.required,
  };
  if (field.kind === 'group') return { ...shown, fields: shownFields(field.fields, filled, `${path}.`) };
  if (field.kind === 'list') {
    const added = form.get('add') === path ? 1 : 0;
    const rows = Array.from({ length: rowsIn(form, path) + added }, (_, row) =>
      shownFields(field.fields, filled, `${path}.${row}.`),
    );
    return { ...shown, rows };
  }
  const value = form.get(path) ?? '';
  if (field.kind === 'choice')
    return {
      ...shown,
      choices: field.choices.map((one) => ({ text: choiceText(language, one), value: one })),
      value,
    };
  const { kind, word } = field;
  const carried = value.endsWith('Z') ? value : (form.get(`${path}.exact`) ?? undefined);
  const exact = kind === 'instant' ? carried : undefined;
  return {
    ...shown,
    exact,
    value: value === exact ? localOf(value, timeZone) : value,
    word:
      word === undefined
        ? undefined
        : {
            checked: form.has(`${path}.${word}`),
            name: `${path}.${word}`,
            text: say(language, `word.${word}`),
          },
  };
}
