import { inFlight } from '../in-flight.ts';
import { instructions } from '../sample.ts';
import { startInProcess } from './in-process-ledger.ts';

/** Takes in as many facts as the parent says, all in all, and answers how much memory the process then has. */
const ledger = await startInProcess('projecting');
const step = 10_000;
let taken = 0;

process.on('message', (message: number | 'end') => void (message === 'end' ? end() : growTo(message)));

async function growTo(facts: number): Promise<void> {
  while (taken < facts) {
    const count = Math.min(step, facts - taken);
    const cases = Math.ceil(count / 20);
    const all = instructions(count, cases, `M-${taken}`);
    await inFlight(64, all.slice(0, cases), ledger.act);
    await inFlight(Math.min(64, cases), all.slice(cases), ledger.act);
    taken += count;
  }
  process.send?.(process.memoryUsage.rss());
}

async function end(): Promise<void> {
  await ledger.end();
  process.disconnect();
}
