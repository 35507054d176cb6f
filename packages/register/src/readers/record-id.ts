/** A number as an agency writes it, made an id of the ledger: what an id may not have becomes `_`. */
export function recordId(text: string): string {
  return text.replace(/[^A-Za-z0-9._:-]/g, '_');
}
