import { z } from 'zod';
import { isKeyMaterial, keysAreSecret } from './key-material.ts';

/** An identifier that a caller chooses: of a case, an asset, a claim, an order, an instruction. */
export const id = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    'must be 1 to 64 of A-Z a-z 0-9 . _ : - and start with a letter or digit',
  )
  .refine((value) => !isKeyMaterial(value), keysAreSecret);

/** Compares by Unicode code point, which is also the order of UTF-8 bytes (UTF-16's order differs). */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let place = 0; place < shorter; place += 1) {
    const order = rank(a.charCodeAt(place)) - rank(b.charCodeAt(place));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** A surrogate stands for a code point above all that need none, but its unit is below some of theirs. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
