/** RFC 9285: bytes in the letters that a QR code packs most closely. Runs in browsers as well. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2);
    const value = low === undefined ? high : high * 256 + low;
    text += letter(value) + letter(Math.floor(value / 45));
    if (low !== undefined) text += letter(Math.floor(value / 2_025));
  }
  return text;
}

/** @returns `undefined` for what is not the Base45 text of some bytes. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (one) => letters.indexOf(one));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const most = digits.length === 3 ? 0xffff : 0xff;
    if (digits.length === 1 || digits.includes(-1) || value > most) return undefined;
    bytes.push(...(digits.length === 3 ? [Math.floor(value / 256), value % 256] : [value]));
  }
  return Uint8Array.from(bytes);
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const letter = (value: number): string => letters.charAt(value % 45);
