import type { CollectionName, Documents } from './documents.ts';

/**
 * The indexes of each collection: the fields of each, in order. Every query names one and stays inside a range of
 * it, so that no request can scan. `id` is always an index of its own, and most ids begin with the case's, so that a
 * case's documents are a range of it; the others end in it implicitly. A document that lacks a field of an index is
 * not in that index. Each index is a tree more to write for every act.
 */
export const indexes = {
  cases: { byOpening: ['openedAt'], byRecording: ['recordedAt'], byTitle: ['titleKey'] },
  assets: {},
  lots: { byFreezeEnd: ['frozenUntil_ms'] },
  entries: {
    byCase: ['caseId', 'sequence'],
    byInstruction: ['caseId', 'instructionId'],
    byApproval: ['caseId', 'approvalId'],
    byStray: ['strayCase', 'instructionId'],
    byStatus: ['status'],
  },
  orders: { byCase: ['caseId'] },
  proposals: { byCase: ['caseId'] },
  claims: {},
  distributions: {},
  lines: {},
  flows: {},
  custody: {},
  identifiers: { byCase: ['caseId'] },
  snapshots: { byCase: ['caseId', 'sequence'] },
  effectiveSpans: { byParent: ['parent', 'from_ms'] },
  totals: {},
} as const satisfies { [C in CollectionName]: Record<string, readonly (keyof Documents[C])[]> };

/** The indexes of one collection, by name. */
export type CollectionIndexes = Readonly<Record<string, readonly string[]>>;

export type IndexName<C extends CollectionName> = keyof (typeof indexes)[C] & string;

export const collectionNames = Object.keys(indexes) as CollectionName[];
