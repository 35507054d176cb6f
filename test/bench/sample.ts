import type { Instruction } from '@seizure-ledger/domain';

export const actor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'prosecutor', subject: 'bench' } as const;
export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
export const sentAt = '2026-01-01T00:00:00.000Z';

const acts = [
  {
    act: 'freezes',
    body: {
      asset: { description: 'Bank account', kind: 'account' },
      custodian: 'Bank B',
      order,
      quantity: '1000.00',
      unit: 'THB',
    },
  },
  { act: 'accruals', body: { quantity: '1.25', reason: 'interest', unit: 'THB' } },
  { act: 'seizures', body: { custodian: 'AMLO', order, quantity: '1001.25', unit: 'THB' } },
  { act: 'confiscations', body: { final: true, order, quantity: '600.00', unit: 'THB' } },
] as const;

/** Mixed acts over many cases: each asset is frozen, bears interest, is seized and in part confiscated. */
export function instructions(count: number, cases: number, run = 'B'): readonly Instruction[] {
  const opening = Array.from({ length: cases }, (_, n): Instruction => {
    const caseId = `${run}-${n}`;
    const body = {
      agency: 'TH-CCIB',
      caseId,
      jurisdiction: 'TH',
      openedAt: sentAt,
      timeZone: 'Asia/Bangkok',
      title: caseId,
    };
    return { act: 'cases', actor, body, caseId, id: 'open', sentAt };
  });
  const mixed = Array.from({ length: count - cases }, (_, n): Instruction => {
    const { act, body } = acts[Math.floor(n / cases) % acts.length] ?? acts[0];
    const asset = { assetId: `A-${Math.floor(n / cases / acts.length)}` };
    return { act, actor, body: { ...asset, ...body }, caseId: `${run}-${n % cases}`, id: `k-${n}`, sentAt };
  });
  return [...opening, ...mixed];
}

/** A seizure of cash, as an officer sends it. */
export function seizureOfCash(assetId: string) {
  return {
    asset: { description: 'Cash', kind: 'cash' },
    assetId,
    custodian: 'AMLO',
    quantity: '100.25',
    unit: 'THB',
    urgency: { legalBasis: 'AMLA s. 48' },
  } as const;
}

export const opening = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  openedAt: '2026-01-01T00:00:00Z',
  timeZone: 'UTC',
  title: 'Bench',
} as const;
