import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Fact, factRecord, type LogPlace, topics } from '@seizure-ledger/contracts';
import { canonicalJson, type Json, leafHash } from '@seizure-ledger/evidence';
import type { Authority, NewRecord } from '@seizure-ledger/event-log';
import { authorityBy, keysFolder, noneUnsigned } from '@seizure-ledger/service-kit';
import { logFolder } from '@seizure-ledger/service-standalone';

/** The ledger's log of a stopped folder as somebody sees it who can write to the disk. */
export class TamperedLog {
  readonly #database: DatabaseSync;
  readonly #table: string;
  readonly #authority: Authority;
  readonly #place: LogPlace;

  constructor(dataDir: string, partition: number) {
    this.#database = new DatabaseSync(join(logFolder(dataDir), 'log.db'));
    this.#authority = authorityBy(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined }), noneUnsigned);
    this.#place = { partition, topic: topics.ledger };
    this.#table = `"${topics.ledger}:${partition}"`;
  }

  close(): void {
    this.#database.close();
  }

  /** By index. */
  facts(): readonly Fact[] {
    const rows = this.#database.prepare(`SELECT value FROM ${this.#table} ORDER BY offset`).all();
    return rows.map(({ value }) => JSON.parse(Buffer.from(value as Uint8Array).toString()) as Fact);
  }

  /** Changes one byte: the first of a text, where that stands last in the record. */
  changeByte(offset: number, at: string): void {
    const select = this.#database.prepare(`SELECT value FROM ${this.#table} WHERE offset = ?`);
    const value = Buffer.from(select.get(offset)?.['value'] as Uint8Array);
    const place = value.lastIndexOf(at);
    if (place < 0) throw new Error(`no ${at} in record ${offset}`);
    value[place] = (value[place] ?? 0) ^ 1;
    this.#database.prepare(`UPDATE ${this.#table} SET value = ? WHERE offset = ?`).run(value, offset);
  }

  /** Writes a fact over another, with all that a careful forger would think of who has the ledger’s key too: canonical bytes, headers, `auth`. */
  replace(offset: number, fact: Fact): void {
    const { headers, key, value } = this.#signed(fact);
    this.#database
      .prepare(`UPDATE ${this.#table} SET key = ?, headers = ?, value = ? WHERE offset = ?`)
      .run(key, JSON.stringify(headers), value, offset);
  }

  append(fact: Fact): void {
    this.#insert(this.#signed(fact));
  }

  /** As somebody without the ledger’s key does. */
  appendUnsigned(fact: Fact): void {
    this.#insert(recordOf(fact));
  }

  #signed(fact: Fact): NewRecord {
    return this.#authority.signed(recordOf(fact), this.#place);
  }

  #insert({ headers, key, value }: NewRecord): void {
    this.#database
      .prepare(
        `INSERT INTO ${this.#table} (offset, timestamp_ms, key, headers, value)
        SELECT max(offset) + 1, max(timestamp_ms), ?, ?, ? FROM ${this.#table}`,
      )
      .run(key, JSON.stringify(headers), value);
  }

  remove(offset: number): void {
    this.#database.prepare(`DELETE FROM ${this.#table} WHERE offset = ?`).run(offset);
  }

  swap(one: number, other: number): void {
    this.#move(one, -1);
    this.#move(other, one);
    this.#move(-1, other);
  }

  /** Copies a record in behind itself; all that follow move on. */
  repeat(offset: number): void {
    const columns = 'timestamp_ms, key, headers, value';
    const last = this.facts().length - 1;
    for (let from = last; from > offset; from -= 1) this.#move(from, from + 1);
    this.#database.exec(
      `INSERT INTO ${this.#table} (offset, ${columns}) SELECT offset + 1, ${columns} FROM ${this.#table} WHERE offset = ${offset}`,
    );
  }

  #move(from: number, to: number): void {
    this.#database.prepare(`UPDATE ${this.#table} SET offset = ? WHERE offset = ?`).run(to, from);
  }
}

export const hashOf = (fact: Fact) => leafHash(textOf(fact));

const textOf = (fact: Fact): string => canonicalJson(fact as unknown as Json);

function recordOf(fact: Fact) {
  return factRecord({ fact, hash: hashOf(fact), value: textOf(fact) });
}
