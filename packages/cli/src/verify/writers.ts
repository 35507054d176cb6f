import {
  declaredOtherwise,
  flawByDeclaration,
  type LogPlace,
  saidAuth,
  topics,
} from '@seizure-ledger/contracts';
import type { RecordKey } from '@seizure-ledger/domain';
import type { Authority, ReadableLog, StoredRecord } from '@seizure-ledger/event-log';
import {
  authorityBy,
  keysFolder,
  recordedUnsigned,
  writerKeysFile,
} from '@seizure-ledger/service-kit/ground';
import { existsSync } from 'node:fs';

/** Who may have written a folder's records, as far as its keys are there. */
export interface Writers {
  readonly authority: Authority | undefined;
  /** Records from before the ledger signed its records, in both logs: who wrote them can't be shown by a key. */
  readonly unsigned: number;
}

/** @throws {KeyFileError} a key's file holds none. */
export function writersIn(dataDir: string, { identity }: Pick<ReadableLog, 'identity'>): Writers {
  const keys = keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined });
  const unsigned = recordedUnsigned(keys, identity);
  const isThere = Object.values(topics).every((topic) => existsSync(writerKeysFile(keys, topic)));
  return {
    authority: isThere ? authorityBy(keys, unsigned) : undefined,
    unsigned: Object.values(topics)
      .flatMap((topic) => unsigned[topic])
      .reduce((all, end) => all + end, 0),
  };
}

/** Why nobody who may wrote a record: by the keys that are declared where it stands, and by those that are there. */
export function forgeryIn(
  record: StoredRecord,
  place: LogPlace,
  declared: readonly RecordKey[],
  authority: Authority | undefined,
): string | undefined {
  const flaw = flawByDeclaration(record.headers, declared);
  if (flaw !== undefined || !authority) return flaw;
  const said = saidAuth(record.headers);
  const other = declaredOtherwise(
    record.headers,
    declared,
    said && authority.keySha256(place.topic, said.keyId),
  );
  return other
    ? `the key ${other.id} that is declared is not in the folder`
    : authority.flawOf(record, place);
}
