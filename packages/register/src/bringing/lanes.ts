import { partitionOf } from '@seizure-ledger/contracts';

/**
 * Divides acts over lanes that are sent side by side, each lane in batches one after the other. A case is always in
 * the same lane, so that its acts keep their order and are never in two batches under way at once.
 */
export function lanesOf<A extends { readonly caseId: string }>(
  acts: readonly A[],
  { lanes, batchSize }: { readonly lanes: number; readonly batchSize: number },
): readonly (readonly (readonly A[])[])[] {
  const byLane = Array.from({ length: lanes }, (): A[] => []);
  for (const act of acts) byLane[partitionOf(act.caseId, lanes)]?.push(act);
  return byLane.map((lane) => chunks(lane, batchSize));
}

/** The same elements in the same order, `size` at a time. */
export function chunks<T>(elements: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(elements.length / size);
  return Array.from({ length: count }, (_, place) => elements.slice(place * size, (place + 1) * size));
}
