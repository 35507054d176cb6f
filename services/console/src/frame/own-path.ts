/** A path of this console: nobody is led elsewhere by a link that begins here. */
export function ownPath(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(asked) && !asked.includes('\\')
    ? asked
    : '/';
}
