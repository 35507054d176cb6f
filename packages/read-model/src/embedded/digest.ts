import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { CollectionName } from '../documents.ts';

/**
 * The digest of a collection as it stands at the call, by a connection of its own: other reads and writes go on
 * meanwhile and do not change it.
 */
export async function digestOf(file: string, collection: CollectionName) {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const digest = createHash('sha256');
    let documents = 0;
    for (const { doc } of database.prepare(`SELECT doc FROM "${collection}" ORDER BY id`).iterate()) {
      digest.update(`${doc}\n`);
      documents += 1;
      if (documents % documentsInOneTurn === 0) await setImmediate();
    }
    return { hash: `sha256:${digest.digest('hex')}`, documents };
  } finally {
    database.close();
  }
}

const documentsInOneTurn = 500;
