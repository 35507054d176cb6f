import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Answer, Packet } from './packet.ts';
import { isFull } from './sqlite-failure.ts';
import type { Table } from './tables.ts';

/**
 * Stores what has gathered in one transaction, with one flush to disk. After a failure it refuses every packet that
 * was sent before its sender heard of it: a later record must not be stored where an earlier one is missing.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #tables: readonly Table[];
  readonly #inserts: readonly StatementSync[];
  readonly #commit: StatementSync;
  #ends: number[];
  #timestamps_ms: number[];
  #failures = 0;
  #refusal: Answer | undefined;

  constructor(database: DatabaseSync, tables: readonly Table[]) {
    this.#database = database;
    this.#tables = tables;
    this.#inserts = tables.map(({ name }) => database.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?, ?)`));
    this.#commit = database.prepare('INSERT OR REPLACE INTO commits VALUES (?, ?, ?, ?)');
    this.#ends = tables.map(({ name }) => last(database, name, 'offset') + 1);
    this.#timestamps_ms = tables.map(({ name }) => last(database, name, 'timestamp_ms'));
  }

  /**
   * One answer a packet, in their order; what they say is stored is on disk.
   * @throws {Error} the flush failed: what is on disk is not known until the file is opened again.
   */
  store(packets: readonly Packet[]): readonly Answer[] {
    const refusal = this.#refusal;
    if (!refusal) return this.#transaction(packets);
    const fresh = packets.filter(({ failures }) => failures === this.#failures);
    const stale = packets.slice(fresh.length).map(() => refusal);
    return fresh.length === 0 ? stale : [...stale, ...this.#transaction(fresh)];
  }

  #transaction(packets: readonly Packet[]): readonly Answer[] {
    const ends = [...this.#ends];
    const timestamps_ms = [...this.#timestamps_ms];
    let committing = false;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const answers = packets.map((packet) => this.#insert(packet));
      committing = true;
      this.#database.exec('COMMIT');
      return answers;
    } catch (error) {
      if (committing && !isFull(error)) throw error;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      this.#ends = ends;
      this.#timestamps_ms = timestamps_ms;
      const refusal = this.#refuse(error);
      return packets.map(() => refusal);
    }
  }

  #insert({ tables, counts, keys, headers, valueEnds, values, commits }: Packet): Answer {
    const now_ms = Date.now();
    const firstOffsets: number[] = [];
    const timestamps_ms: number[] = [];
    let record = 0;
    let start = 0;
    tables.forEach((table, append) => {
      const insert = at(this.#inserts, table);
      const timestamp_ms = Math.max(now_ms, at(this.#timestamps_ms, table));
      const firstOffset = at(this.#ends, table);
      const end = firstOffset + at(counts, append);
      for (let offset = firstOffset; offset < end; offset += 1, record += 1) {
        const value = values.subarray(start, at(valueEnds, record));
        insert.run(offset, timestamp_ms, at(keys, record), at(headers, record), value);
        start += value.byteLength;
      }
      this.#ends[table] = end;
      this.#timestamps_ms[table] = timestamp_ms;
      firstOffsets.push(firstOffset);
      timestamps_ms.push(timestamp_ms);
    });
    for (const { group, table, nextOffset } of commits) {
      const { topic, partition } = at(this.#tables, table);
      this.#commit.run(group, topic, partition, nextOffset);
    }
    return { firstOffsets, timestamps_ms };
  }

  #refuse(error: unknown): Answer {
    this.#failures += 1;
    this.#refusal = {
      failure: isFull(error) ? 'full' : 'unavailable',
      message: error instanceof Error ? error.message : String(error),
      failures: this.#failures,
    };
    return this.#refusal;
  }
}

function last(database: DatabaseSync, table: string, column: 'offset' | 'timestamp_ms'): number {
  const row = database.prepare(`SELECT ${column} AS last FROM ${table} ORDER BY offset DESC LIMIT 1`).get();
  return typeof row?.['last'] === 'number' ? row['last'] : -1;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`A packet ends before its number ${index}.`);
  return item;
}
