import { summaryAt, summaryCsv } from '@seizure-ledger/service-court';
import { latencies } from '../latencies.ts';
import { ProjectedCase } from '../projected-case.ts';
import type { Row } from '../row.ts';
import { order } from '../sample.ts';

/** A court's summary as a table, of a case with many claims. */
export async function summaryRow(claims = 10_000): Promise<Row> {
  const one = await ProjectedCase.open();
  for (let n = 0; n < claims; n += 1) {
    const claimId = `C${String(n).padStart(6, '0')}`;
    const person = `P-${claimId}`;
    const loss = { grossLoss: `${1_000 + n}.25`, priority: 'victim', priorRecoveries: '12.50', unit: 'THB' };
    await one.does('claims', { ...loss, claimId, order, person });
  }
  await one.project();
  return {
    end: () => one.end(),
    name: 'summary',
    ours: () =>
      latencies(20, async () => {
        const text = summaryCsv(await summaryAt(one.readModel, await one.now(), undefined));
        if (text.length < claims) throw new Error('the table is too short');
      }),
    repeats: 3,
    settings: { claims },
    unit: 'tables/s',
  };
}
