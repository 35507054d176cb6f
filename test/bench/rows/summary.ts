import { Paper } from '@seizure-ledger/paper';
import { summaryCsv, summarySheet, writtenSummaryAt } from '@seizure-ledger/service-court';
import { latencies } from '../latencies.ts';
import { ProjectedCase } from '../projected-case.ts';
import type { Row } from '../row.ts';
import { order } from '../sample.ts';

/** A court's summary of a case with many claims, read anew each time and written in one of its forms. */
export async function summaryRow(form: 'csv' | 'json' | 'pdf', claims = 10_000): Promise<Row> {
  const one = await ProjectedCase.open();
  for (let n = 0; n < claims; n += 1) {
    const claimId = `C${String(n).padStart(6, '0')}`;
    const person = `P-${claimId}`;
    const loss = { grossLoss: `${1_000 + n}.25`, priority: 'victim', priorRecoveries: '12.50', unit: 'THB' };
    await one.does('claims', { ...loss, claimId, order, person });
  }
  await one.project();
  const printed = await one.now();
  const paper = new Paper();
  type Written = Awaited<ReturnType<typeof writtenSummaryAt>>;
  const forms = {
    csv: ({ summary }: Written) => summaryCsv(summary),
    json: ({ text }: Written) => text,
    pdf: ({ summary }: Written) =>
      paper.print(summarySheet(summary, printed, { language: 'en', publicUrl: '' })),
  };
  return {
    end: async () => {
      await paper.close();
      await one.end();
    },
    name: `summary-${form}`,
    ours: () =>
      latencies(20, async () => {
        const written = await forms[form](await writtenSummaryAt(one.readModel, await one.now(), undefined));
        if (written.length < claims) throw new Error('the summary is too short');
      }),
    repeats: form === 'pdf' ? 1 : 3,
    settings: { claims },
    unit: 'summaries/s',
  };
}
