import type { Instruction } from '@seizure-ledger/domain';
import { inFlight } from '../in-flight.ts';
import { type InProcessLedger, startInProcess } from '../processes/in-process-ledger.ts';
import type { Curve } from '../row.ts';
import { actor, opening, seizureOfCash, sentAt } from '../sample.ts';
import { spread } from '../spread.ts';

const acts = 50;

/** What an act costs in a case with few and with many facts: the median of some acts, one at a time. */
export async function caseGrowth(largest = 10_000): Promise<Curve> {
  const ledger = await startInProcess('projecting');
  const sizes = [10, Math.round(Math.sqrt(10 * largest)), largest];
  for (const size of sizes) {
    await ledger.act(openCase(`G-${size}`));
    const seizures = Array.from({ length: size - 1 }, (_, n) => seize(`G-${size}`, `filling-${n}`));
    await inFlight(256, seizures, ledger.act);
  }
  return {
    at: (size) => medianOf(ledger, (n) => seize(`G-${size}`, `measured-${n}`)),
    end: () => ledger.end(),
    name: 'growth-case',
    of: 'facts in the case',
    rounds: 10,
    settings: { acts },
    sizes,
    unit: 'ms/act',
  };
}

/** What an act costs in a ledger with few and with many cases: each size is a ledger of its own. */
export async function ledgerGrowth(largest = 20_000): Promise<Curve> {
  const sizes = [200, Math.round(Math.sqrt(200 * largest)), largest];
  const ledgers = new Map<number, InProcessLedger>();
  for (const size of sizes) {
    const ledger = await startInProcess('projecting');
    await inFlight(
      256,
      Array.from({ length: size }, (_, n) => openCase(`G-${n}`)),
      ledger.act,
    );
    ledgers.set(size, ledger);
  }
  return {
    async at(size) {
      const ledger = ledgers.get(size);
      if (!ledger) throw new Error(`no ledger has ${size} cases`);
      // every act in another case, from all over the ledger
      return medianOf(ledger, (n) => seize(`G-${(n * 7_919) % size}`, `measured-${n}`));
    },
    async end() {
      for (const ledger of ledgers.values()) await ledger.end();
    },
    name: 'growth-ledger',
    of: 'cases in the ledger',
    rounds: 10,
    settings: { acts },
    sizes,
    unit: 'ms/act',
  };
}

let made = 0;

async function medianOf(ledger: InProcessLedger, instruction: (n: number) => Instruction): Promise<number> {
  const times_ms: number[] = [];
  for (let n = 0; n < acts; n += 1) {
    made += 1;
    const asked = instruction(made);
    const started_ms = performance.now();
    await ledger.act(asked);
    times_ms.push(performance.now() - started_ms);
  }
  return spread(times_ms).median;
}

function openCase(caseId: string): Instruction {
  return { act: 'cases', actor, body: { ...opening, caseId }, caseId, id: 'open', sentAt };
}

function seize(caseId: string, assetId: string): Instruction {
  return { act: 'seizures', actor, body: seizureOfCash(assetId), caseId, id: assetId, sentAt };
}
