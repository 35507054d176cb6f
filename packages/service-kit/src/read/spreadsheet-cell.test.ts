import { describe, expect, it } from 'vitest';
import { amountCell, textCell } from './spreadsheet-cell.ts';

describe('a text in a spreadsheet', () => {
  it.each([
    ['a formula', '=HYPERLINK("http://x")'],
    ['a formula', '+1'],
    ['a formula', '-1+2'],
    ['a formula', '@SUM(A1)'],
    ['a formula behind white space', ' \t=1'],
    ['a formula on a new line', '\r\n=1'],
    ['a formula in full width', '＝1'],
    ['a command', '|cmd'],
    ['a time', '0:17'],
    ['a number', '1E5'],
    ['a number without its zeros', '0012'],
    ['a number in Thai digits', '๑๒'],
    ['a negative number', '(5)'],
    ['an amount of money', '฿5'],
    ['a day', '2025-01'],
    ['a day', 'MAR1'],
    ['a day', 'Sept-2'],
    ['a truth value', 'true'],
    ['a text with an apostrophe taken off', "'x"],
  ])('is not taken for %s: %s', (_, text) => {
    expect(textCell(text)).toBe(`'${text}`);
  });

  it.each(['P-7f3a', 'V-001-TH', 'Marta', 'E5', 'sha256:00', 'Bank B', 'บัญชี'])(
    'stays as it is: %s',
    (text) => {
      expect(textCell(text)).toBe(text);
    },
  );
});

describe('an amount in a spreadsheet', () => {
  it.each(['0.00', '600000.00', '-5.00', '9999999999999.99', '1.000000000000000000', '0.000000000000000001'])(
    'is a plain number as long as none of its digits is lost: %s',
    (amount) => {
      expect(amountCell(amount)).toBe(amount);
    },
  );

  it.each(['99999999999999.99', '1.000000000000000001', '1000000000000000', '-12345678901234.56'])(
    'is a text when a spreadsheet would lose its last digits: %s',
    (amount) => {
      expect(amountCell(amount)).toBe(`'${amount}`);
    },
  );
});
