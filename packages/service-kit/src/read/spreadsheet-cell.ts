/**
 * A cell that a spreadsheet shows as it is written. What it would take for a formula, or turn into a number, a date or
 * a time although it is a text, begins with an apostrophe; so does what began with one already, so that a program gets
 * the text back by taking one apostrophe off.
 */
export function textCell(text: string): string {
  return isTakenForElse.test(text) ? `'${text}` : text;
}

/**
 * An amount as a plain number, exact as it is written. A spreadsheet keeps 15 digits of a number: one with more is a
 * text, or its last digits would be lost without a word.
 */
export function amountCell(amount: string): string {
  if (amount.length <= mostDigits) return amount;
  const digits = amount.replace('-', '').replace('.', '').replace(/^0+/, '');
  const significant = amount.includes('.') ? digits.replace(/0+$/, '') : digits;
  return significant.length > mostDigits ? `'${amount}` : amount;
}

const mostDigits = 15;

/**
 * White space and quotes before it do not make a formula harmless; the signs are also meant in full width, as some
 * spreadsheets do. Position 0:17 would become a time, claim 1E5 a number, JAN1 a day.
 */
const isTakenForElse =
  /^(\s|'|"|\p{Sc}|[(=+\-@|%＝＋－＠]|\p{Nd}|\.\d|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[^a-z]*\d|(true|false)$)/iu;
