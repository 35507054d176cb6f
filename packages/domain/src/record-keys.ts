import { z } from 'zod';
import type { PolicyRecord } from './state.ts';

/**
 * A key by which records of one of the logs are signed, as a policy declares it: edges and reactors sign instructions,
 * ledgers sign facts. Its SHA-256 lets no other key take the id.
 */
export const recordKey = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 _ . -'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  topic: z.enum(['facts', 'instructions']),
});

export type RecordKey = Readonly<z.infer<typeof recordKey>>;

/** Whose key signed a record that was found good. */
export type Writer = Pick<RecordKey, 'id' | 'sha256'>;

/** The keys of a log that policies have declared, in their order. Where there are none, whatever key a ledger has counts. */
export const declaredKeys = (
  { recordKeys = [] }: Pick<PolicyRecord, 'recordKeys'>,
  topic: RecordKey['topic'],
): readonly RecordKey[] => recordKeys.filter((key) => key.topic === topic);
