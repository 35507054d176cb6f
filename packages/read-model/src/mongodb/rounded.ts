import { mongo } from 'mongoose';
import type { CollectionName, Documents } from '../documents.ts';

/** Quantities with a Decimal128 beside them. It is rounded, and serves sorting and ranges only: the text is exact. */
const rounded: { readonly [C in CollectionName]?: readonly (keyof Documents[C])[] } = {
  lots: ['quantity'],
  totals: ['amount'],
};

export function roundedFields(collection: CollectionName): readonly string[] {
  return rounded[collection] ?? [];
}

/** The quantities of a document, rounded to 34 digits. What is not a number stands beside nothing. */
export function roundedOf(
  collection: CollectionName,
  members: Readonly<Record<string, unknown>>,
): Readonly<Record<string, mongo.Decimal128>> | undefined {
  const fields = rounded[collection];
  if (!fields) return undefined;
  const found = fields.flatMap((field): readonly (readonly [string, mongo.Decimal128])[] => {
    const text = String(members[field]);
    return decimal.test(text) ? [[field, mongo.Decimal128.fromStringWithRounding(text)]] : [];
  });
  return Object.fromEntries(found);
}

const decimal = /^-?\d+(\.\d+)?$/;
