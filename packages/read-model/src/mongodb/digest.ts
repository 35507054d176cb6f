import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import { createHash } from 'node:crypto';
import type { CollectionName } from '../documents.ts';
import type { Database } from './database.ts';
import { documentOf } from './stored.ts';

/**
 * The digest of a collection as it stands at the call, whatever is committed meanwhile. The server keeps that state for
 * five minutes (`minSnapshotHistoryWindowInSeconds`): who takes longer has to raise it.
 */
export async function digestOf(database: Database, collection: CollectionName) {
  return database.fromOneState(async (session) => {
    const digest = createHash('sha256');
    let documents = 0;
    const found = database.collection(collection).find({}, { hint: '_id_', session, sort: { _id: 1 } });
    for await (const stored of found) {
      // documents are plain data by their types, but the compiler does not see that of an interface
      digest.update(`${canonicalJson(documentOf(stored) as unknown as Json)}\n`);
      documents += 1;
    }
    return { hash: `sha256:${digest.digest('hex')}`, documents };
  });
}
