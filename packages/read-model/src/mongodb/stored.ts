import { inCanonicalOrder, type Json } from '@seizure-ledger/evidence';
import type { CollectionName, Documents } from '../documents.ts';
import { roundedOf } from './rounded.ts';

/** A document as MongoDB keeps it: `_id` is its id, `rounded` stands beside its quantities. */
export interface Stored {
  readonly _id: string;
  readonly [member: string]: unknown;
}

/** @throws {TypeError} for a document that has no canonical form. */
export function storedOf<C extends CollectionName>(collection: C, document: Documents[C]): Stored {
  // documents are plain data by their types, but the compiler does not see that of an interface
  const given = document as unknown as { readonly id: string; readonly [member: string]: Json };
  const ordered = inCanonicalOrder(given);
  // what had to be put in order is looked at again, to its last character
  if (ordered !== given) inCanonicalOrder(ordered);
  const { id, ...members } = ordered;
  const rounded = roundedOf(collection, members);
  return { _id: id, ...members, ...(rounded && { rounded }) };
}

/** The document as it was put, its members in canonical order. */
export function documentOf<C extends CollectionName>(stored: Stored): Documents[C] {
  const { _id: id, rounded: _, ...members } = stored;
  const document = { id, ...members } as { readonly [member: string]: Json };
  // a validator of the server lets nothing else in
  return inCanonicalOrder(document) as unknown as Documents[C];
}
