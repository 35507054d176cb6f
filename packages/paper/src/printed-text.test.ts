import { expect, it } from 'vitest';
import { printedText } from './printed-text.ts';

it.each([
  ['พระราชบัญญัติ ป้องกัน', 'พระราชบัญญัติ ป้องกัน'],
  ['Müller, Москва, Αθήνα', 'Müller, Москва, Αθήνα'],
  ['#panic("x") *bold* $x$', '#panic("x") *bold* $x$'],
  ['smile 😀', 'smile [U+1F600]'],
  ['two\nlines', 'two[U+000A]lines'],
  ['turned \u202eround', 'turned [U+202E]round'],
  ['escape \u001b[31m', 'escape [U+001B][31m'],
  ['lone \ud800', 'lone [U+D800]'],
])('%j is printed as %j', (text, printed) => {
  expect(printedText(text)).toBe(printed);
});
