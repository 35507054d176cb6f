import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Topic } from '@seizure-ledger/contracts';
import type { StoredRecord } from '../port.ts';
import { tableName } from './tables.ts';

const maxBatchBytes = 4 * 1024 * 1024;

type Row = ReturnType<StatementSync['all']>[number];

/** What is on disk, through a connection that can't write. */
export class StoredRecords {
  readonly #database: DatabaseSync;
  readonly #selects = new Map<string, StatementSync>();
  readonly #committed: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#committed = database.prepare(
      'SELECT next_offset FROM commits WHERE "group" = ? AND topic = ? AND partition = ?',
    );
  }

  end(topic: Topic, partition: number): number {
    const row = this.#database
      .prepare(`SELECT max(offset) AS last FROM ${tableName(topic, partition)}`)
      .get();
    return typeof row?.['last'] === 'number' ? row['last'] + 1 : 0;
  }

  /**
   * From an offset up to, not including, another; at most `limit` records, and fewer where they are large.
   * @throws {Error} a record is not as the writer left it; the message says where.
   */
  read(topic: Topic, partition: number, from: number, before: number, limit: number): StoredRecord[] {
    const records: StoredRecord[] = [];
    let bytes = 0;
    for (const row of this.#select(tableName(topic, partition)).iterate(from, before, limit)) {
      const record = toRecord(row) ?? damaged(topic, partition, row);
      records.push(record);
      bytes += record.value.byteLength;
      if (bytes >= maxBatchBytes) break;
    }
    return records;
  }

  committed(group: string, topic: Topic, partition: number): number | undefined {
    const nextOffset = this.#committed.get(group, topic, partition)?.['next_offset'];
    return typeof nextOffset === 'number' ? nextOffset : undefined;
  }

  close(): void {
    this.#database.close();
  }

  #select(table: string): StatementSync {
    const known = this.#selects.get(table);
    if (known) return known;
    const select = this.#database.prepare(
      `SELECT offset, timestamp_ms, key, headers, value FROM ${table} WHERE offset >= ? AND offset < ? ORDER BY offset LIMIT ?`,
    );
    this.#selects.set(table, select);
    return select;
  }
}

function toRecord({ offset, timestamp_ms, key, headers: json, value }: Row): StoredRecord | undefined {
  if (typeof offset !== 'number' || typeof timestamp_ms !== 'number' || typeof key !== 'string')
    return undefined;
  if (!(value instanceof Uint8Array) || typeof json !== 'string') return undefined;
  const headers = parseHeaders(json);
  return headers && { offset, timestamp_ms, key, headers, value };
}

function parseHeaders(json: string): Record<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isHeaders(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isHeaders(parsed: unknown): parsed is Record<string, string> {
  if (typeof parsed !== 'object' || parsed === null) return false;
  return Object.values(parsed).every((text) => typeof text === 'string');
}

function damaged(topic: Topic, partition: number, row: Row): never {
  throw new Error(`The record ${topic} ${partition}:${String(row['offset'])} is damaged.`);
}
