/** Standard Base64 with padding; runs in browsers as well. */
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** @returns `undefined` for what is not the one Base64 text of some bytes: other letters, missing padding, stray bits. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return text.slice(-4) === toBase64(bytes.subarray(bytes.length - (bytes.length % 3 || 3))).slice(-4)
    ? bytes
    : undefined;
}
