import { randomUUID } from 'node:crypto';
import { Book, initModels, mongoTransaction } from 'medici';
import mongoose from 'mongoose';
import { inFlight } from '../in-flight.ts';
import { rate, type Row } from '../row.ts';
import { startBenchMongoDb } from '../servers/mongodb.ts';

/** Seizures as journal entries of Medici, each in a transaction of its own, so many at a time. */
export function mediciRow(together: number, size = 300): Promise<Row | undefined> {
  return onMedici(`medici-${together}`, { entries: size, inFlight: together }, (book) => ({
    unit: 'acts/s',
    work: () => {
      const acts = Array.from({ length: size }, (_, n) => n);
      return rate(size, () => inFlight(together, acts, (n) => seize(book, n)));
    },
  }));
}

/** A balance of Medici with so many entries behind it. */
export function mediciBalanceRow(size = 10_000): Promise<Row | undefined> {
  const questions = 20;
  return onMedici('medici-balance', { entries: size, questions }, async (book) => {
    const acts = Array.from({ length: size }, (_, n) => n);
    await inFlight(8, acts, (n) => seize(book, n));
    return {
      unit: 'balances/s',
      work: () =>
        rate(questions, async () => {
          for (let n = 0; n < questions; n += 1) await book.balance({ account: 'held:seized' });
        }),
    };
  });
}

interface Measured {
  readonly unit: string;
  readonly work: Row['ours'];
}

async function onMedici(
  name: string,
  settings: Row['settings'],
  prepare: (book: Book) => Measured | Promise<Measured>,
): Promise<Row | undefined> {
  const mongoDb = await startBenchMongoDb(name);
  if (!mongoDb) return undefined;
  await mongoose.connect(mongoDb.uri, { dbName: `medici-${randomUUID()}` });
  await initModels();
  const { unit, work } = await prepare(new Book('seizures', { precision: 2 }));
  return {
    async end() {
      await mongoose.disconnect();
      await mongoDb.end();
    },
    name,
    ours: work,
    repeats: 3,
    settings: { ...settings, server: mongoDb.server },
    unit,
  };
}

async function seize(book: Book, n: number): Promise<void> {
  await mongoTransaction(async (session) => {
    const entry = book.entry(`A-${n}`);
    entry.debit('held:seized', 100.25, { caseId: `B-${n % 100}` });
    entry.credit('source:seized', 100.25, { caseId: `B-${n % 100}` });
    await entry.commit({ session });
  });
}
