import { balancesOf } from '@seizure-ledger/service-audit';
import { latencies } from '../latencies.ts';
import { ProjectedCase } from '../projected-case.ts';
import type { Row } from '../row.ts';
import { seizureOfCash } from '../sample.ts';

const day_ms = 86_400_000;
const answers = 500;

/** Balances as of times all over a long history; every tenth act is recorded a month after it was effective. */
export async function asOfRow(kind: 'asOf' | 'effectiveAt', facts = 100_000): Promise<Row> {
  const one = await ProjectedCase.open();
  for (let n = 1; n < facts; n += 1) {
    const at = ProjectedCase.timeOf(n);
    const effectiveAt = n % 10 === 0 ? new Date(Date.parse(at) - 30 * day_ms).toISOString() : at;
    await one.does('seizures', { ...seizureOfCash(`A-${n}`), effectiveAt });
  }
  await one.project();
  const found = await one.now();
  return {
    end: () => one.end(),
    name: kind === 'asOf' ? 'as-of-recorded' : 'as-of-effective',
    ours: () =>
      latencies(answers, (n) => {
        const time = ProjectedCase.timeOf((n * 7_919) % facts);
        return balancesOf(one.readModel, found, { [kind]: time }, { end: async () => facts });
      }),
    settings: { answers, facts },
    unit: 'answers/s',
  };
}
