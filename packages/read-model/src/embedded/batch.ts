import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import type { CollectionName, Documents } from '../documents.ts';
import type { Commit, Write, WriterThread } from '../port.ts';
import type { Arrivals } from './arrivals.ts';
import { columnsOf } from './columns.ts';

/** A commit as the writer's thread gets it: texts only, which cross between threads faster than objects do. */
export interface Batch {
  readonly partition: number;
  readonly after: number | null;
  readonly reached: number;
  /** The checkpoint as JSON. */
  readonly checkpoint: string;
  readonly rows: readonly Row[];
}

export type Row =
  StoredRow | { readonly collection: CollectionName; readonly id: string; readonly gone: true };

export interface StoredRow {
  readonly collection: CollectionName;
  readonly id: string;
  /** Values of the collection's columns, in their order; `null` for what is absent. */
  readonly columns: readonly (string | number | null)[];
  /** The document as canonical JSON. */
  readonly doc: string;
  /** Its tags as a JSON list. */
  readonly tags: string;
}

/** What came of a batch. `found` is where the checkpoint stands in truth, `entry` the one that is there already. */
export type Outcome =
  | { readonly outcome: 'written' }
  | { readonly outcome: 'moved'; readonly found: number | null }
  | { readonly outcome: 'exists'; readonly entry: string }
  | { readonly outcome: 'failed'; readonly error: unknown };

/** Where batches go to be written, one after another in the order of the calls. */
export interface BatchSink {
  /** They are told of everything that is written, whoever has committed it. */
  readonly arrivals: Arrivals;
  /** The thread that writes, where it is another one. */
  readonly thread?: WriterThread;
  write(batch: Batch): Promise<Outcome>;
  /** Lets the batches under way be written first. */
  close(): Promise<void>;
}

/** @throws {TypeError} for a document that has no canonical form. */
export function batchOf({ partition, after, checkpoint, writes }: Commit): Batch {
  return {
    partition,
    after,
    reached: checkpoint.index,
    checkpoint: JSON.stringify(checkpoint),
    rows: writes.map(rowOfWrite),
  };
}

function rowOfWrite(write: Write): Row {
  if ('delete' in write) return { collection: write.collection, id: write.delete, gone: true };
  return rowOf(write.collection, write.put);
}

/** @throws {TypeError} for a document that has no canonical form. */
export function rowOf(collection: CollectionName, document: Documents[CollectionName]): StoredRow {
  const members = membersOf(document);
  return {
    collection,
    id: document.id,
    columns: columnsOf(collection).map((column) => columnValue(members[column])),
    doc: canonicalJson(members),
    tags: JSON.stringify(document.tags ?? []),
  };
}

/** Documents are plain data by their types, but the compiler does not see that of an interface. */
function membersOf(document: Documents[CollectionName]): { readonly [member: string]: Json | undefined } {
  return document as unknown as { readonly [member: string]: Json | undefined };
}

function columnValue(value: Json | undefined): string | number | null {
  if (value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('only text and numbers can stand in an index');
}
