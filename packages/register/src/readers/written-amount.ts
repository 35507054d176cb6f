/**
 * The amount as it is sent: zeros at the end, behind the point, are dropped and nothing else, so that the ledger
 * sees every digit that was written. `undefined` when the text is not a plain decimal.
 */
export function writtenAmount(text: string): string | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
