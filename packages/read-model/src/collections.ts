import type { CollectionName, Documents } from './documents.ts';

/**
 * The indexes of each collection: the fields of each, in order. Every query names one and stays inside a range of
 * it, so that no request can scan. `id` is always an index of its own; the others end in it implicitly. A document that lacks a field of an index is not
 * in that index.
 */
export const indexes = {
  cases: {},
  assets: { byCase: ['caseId', 'assetId'] },
  lots: { byCase: ['caseId'] },
  entries: {
    byCase: ['caseId', 'sequence'],
    byInstruction: ['caseId', 'instructionId'],
    byApproval: ['caseId', 'approvalId'],
    byStray: ['strayCase', 'instructionId'],
    byStatus: ['status'],
  },
  orders: { byCase: ['caseId'], byOrder: ['orderId'] },
  proposals: { byCase: ['caseId'] },
  claims: { byCase: ['caseId', 'claimId'] },
  distributions: { byCase: ['caseId'] },
  lines: { byCase: ['caseId', 'restitutionId'] },
  flows: { byCase: ['caseId'] },
  custody: { byCase: ['caseId'] },
  identifiers: { byHash: ['hash'], byCase: ['caseId'] },
  totals: {},
} as const satisfies { [C in CollectionName]: Record<string, readonly (keyof Documents[C])[]> };

/** The indexes of one collection, by name. */
export type CollectionIndexes = Readonly<Record<string, readonly string[]>>;

export type IndexName<C extends CollectionName> = keyof (typeof indexes)[C] & string;

export const collectionNames = Object.keys(indexes) as CollectionName[];
