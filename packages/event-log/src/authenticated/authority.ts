import type { LogPlace, Topic } from '@seizure-ledger/contracts';
import type { NewRecord, StoredRecord } from '../port.ts';

/** Who may write to the logs: signs for this process, and judges what stands there. */
export interface Authority {
  /** The record as one who may write there writes it. */
  signed(record: NewRecord, place: LogPlace): NewRecord;
  /** Why the record was written by nobody who may; `undefined` when it was. */
  flawOf(record: StoredRecord, place: LogPlace): string | undefined;
  /** SHA-256, in hexadecimal, of the key that is at hand under this id; `undefined` where none is. */
  keySha256(topic: Topic, keyId: string): string | undefined;
}
