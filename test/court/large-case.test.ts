import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '@seizure-ledger/evidence';
import type { ReadModel } from '@seizure-ledger/read-model';
import { summaryAt, summaryCsv } from '@seizure-ledger/service-court';
import { expect, it } from 'vitest';
import { CourtCase } from './court-case.ts';

const claims = 10_000;

it('the summary of a case with 10,000 claims reads no more as its journal grows, and leaves others their turn', async () => {
  const one = await CourtCase.open();
  one.seize('A1', '5000000.00');
  one.confiscate('A1', '5000000.00');
  for (let n = 0; n < claims; n += 1) one.claim(`C${String(n).padStart(5, '0')}`, '1000.00');
  for (let n = 0; n < 4; n += 1) {
    const some = Array.from({ length: 500 }, (_, m) => `C${String(n * 500 + m).padStart(5, '0')}`);
    one.distribute(`R${n}`, '250000.00', 'THB', { claims: some });
  }
  const before = await measured(one);
  const { position } = before.summary;
  for (let n = 0; n < 2_000; n += 1) one.accrue('A1', '0.01');
  const after = await measured(one);

  expect(after.documents).toBe(before.documents);
  expect(after.entries).toBe(1);
  // claims, two kinds of flow, four distributions, the record of one, and the case itself
  expect(after.documents).toBeLessThan(claims + 20);
  expect(after.summary.claims).toHaveLength(claims);
  // every 500 claims somebody else may go on
  expect(after.turns).toBeGreaterThanOrEqual(claims / 500 - 1);

  const earlier = await measured(one, position);
  expect(canonicalJson(earlier.summary)).toBe(canonicalJson(before.summary));
  expect(summaryCsv(earlier.summary)).toBe(summaryCsv(before.summary));
  expect(earlier.entries).toBeLessThan(Number(position.split(':')[1]) + 1 + 200);
  expect(earlier.turns).toBeGreaterThan(earlier.entries / 200 - 2);
});

/** A summary, with how many documents were read for it, and how often others in the process had a turn meanwhile. */
async function measured({ caseId, ledger }: CourtCase, at?: string) {
  await ledger.project();
  const found = await ledger.caseNow(caseId);
  const read = { documents: 0, entries: 0 };
  const count = (collection: string, documents: number) => {
    read.documents += documents;
    if (collection === 'entries') read.entries += documents;
  };
  const { readModel } = ledger;
  // only these two are asked
  const counting = {
    find: async (...[collection, query]: Parameters<ReadModel['find']>) => {
      const documents = await readModel.find(collection, query);
      count(collection, documents.length);
      return documents;
    },
    get: async (...[collection, id]: Parameters<ReadModel['get']>) => {
      count(collection, 1);
      return readModel.get(collection, id);
    },
  } as ReadModel;
  const others = new Others();
  const summary = await summaryAt(counting, found, at);
  return { ...read, summary, turns: others.stop() };
}

/** Somebody else in the process, who counts their turns. */
class Others {
  #turns = 0;
  #going = true;

  constructor() {
    void this.#go();
  }

  stop(): number {
    this.#going = false;
    return this.#turns;
  }

  async #go(): Promise<void> {
    while (this.#going) {
      await setImmediate();
      this.#turns += 1;
    }
  }
}
