import type { mongo } from 'mongoose';
import type { CollectionName } from '../documents.ts';
import { EntryExistsError } from '../errors.ts';
import type { Write } from '../port.ts';
import { type Stored, storedOf } from './stored.ts';

/** What a commit writes: the journal's new entries, and for each other collection the last write to each document. */
export interface Batch {
  readonly entries: readonly Stored[];
  readonly changes: ReadonlyMap<CollectionName, mongo.AnyBulkWriteOperation<Stored>[]>;
}

/**
 * @throws {TypeError} for a document that has no canonical form.
 * @throws {EntryExistsError} when an entry is put twice.
 */
export function batchOf(writes: readonly Write[]): Batch {
  const entries = new Map<string, Stored>();
  const changes = new Map<CollectionName, Map<string, mongo.AnyBulkWriteOperation<Stored>>>();
  for (const write of writes) {
    if ('put' in write && write.collection === 'entries') {
      if (entries.has(write.put.id)) throw new EntryExistsError(write.put.id);
      entries.set(write.put.id, storedOf('entries', write.put));
      continue;
    }
    const ofCollection = changes.get(write.collection) ?? new Map();
    ofCollection.set('put' in write ? write.put.id : write.delete, operationOf(write));
    changes.set(write.collection, ofCollection);
  }
  return {
    entries: [...entries.values()],
    changes: new Map([...changes].map(([name, ofCollection]) => [name, [...ofCollection.values()]])),
  };
}

function operationOf(write: Write): mongo.AnyBulkWriteOperation<Stored> {
  if ('delete' in write) return { deleteOne: { filter: { _id: write.delete } } };
  const replacement = storedOf(write.collection, write.put);
  return { replaceOne: { filter: { _id: write.put.id }, replacement, upsert: true } };
}
