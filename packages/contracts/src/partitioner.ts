import { hash } from 'node:crypto';

/**
 * The partition of a case in both logs: the first 32 bits of SHA-256 of its id, modulo the number of partitions.
 * It is ours, not a client library's, so that every client and every log agrees for ever.
 */
export function partitionOf(caseId: string, partitions: number): number {
  return Number.parseInt(hash('sha256', caseId).slice(0, 8), 16) % partitions;
}
