import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { factRecord, instructionRecord } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import { inFlight } from '../in-flight.ts';
import { startInProcess } from '../processes/in-process-ledger.ts';
import { rate, type Row } from '../row.ts';
import { instructions, sentAt } from '../sample.ts';

const together = 64;
const cases = 100;

/**
 * An instruction is appended, decided, and its fact durable, 64 in flight; against node:sqlite inserting the same
 * bytes, 64 instructions and then 64 facts a commit.
 */
export async function embeddedActsRow(size = 10_000): Promise<Row> {
  const ledger = await startInProcess('deciding only');
  const folder = await mkdtemp(join(tmpdir(), 'bench-sqlite-'));
  let run = 0;
  const acts = () => {
    run += 1;
    return instructions(size, cases, `run-${run}`);
  };
  const book = new Book();
  const pairs = acts().map((one) => [instructionRecord(one), factRecord(book.take(one, sentAt))] as const);
  const plain = new DatabaseSync(join(folder, 'plain.db'));
  plain.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const table of ['instructions', 'facts'])
    plain.exec(`CREATE TABLE ${table} (offset INTEGER PRIMARY KEY, timestamp_ms INTEGER NOT NULL,
      key TEXT NOT NULL, headers TEXT NOT NULL, value BLOB NOT NULL) STRICT`);
  const inserts = ['instructions', 'facts'].map((table) =>
    plain.prepare(`INSERT INTO ${table} (timestamp_ms, key, headers, value) VALUES (?, ?, ?, ?)`),
  );
  return {
    ceiling: () =>
      rate(size, () => {
        for (let from = 0; from < size; from += together) {
          for (const [place, insert] of inserts.entries()) {
            plain.exec('BEGIN IMMEDIATE');
            for (const pair of pairs.slice(from, from + together)) {
              const record = pair[place];
              if (record) insert.run(0, record.key, JSON.stringify(record.headers), record.value);
            }
            plain.exec('COMMIT');
          }
        }
      }),
    async end() {
      await ledger.end();
      plain.close();
      await rm(folder, { recursive: true });
    },
    name: 'embedded-acts',
    async ours() {
      const all = acts();
      await inFlight(together, all.slice(0, cases), ledger.act);
      // the acts on one asset follow each other, so what is in flight at a time is of different cases
      return rate(size - cases, () => inFlight(together, all.slice(cases), ledger.act));
    },
    settings: { acts: size, cases, inFlight: together },
    unit: 'acts/s',
  };
}
