import type { Role } from '@seizure-ledger/contracts';
import { mintToken } from '@seizure-ledger/service-kit';
import type { LedgerToMeasure } from './processes/ledger-to-measure.ts';
import { actor, opening, order, seizureOfCash } from './sample.ts';

export const largeCaseId = 'L-1';

interface Line {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly id: string;
}

type Answer = Readonly<Record<string, unknown>>;

/**
 * Fills a ledger with one case of so many claims, and so many entries besides: accounts and cash, hand-overs, orders, what
 * waits for a second person, a distribution to all claims, and what the property bore in interest.
 */
export async function fillLargeCase(ledger: LedgerToMeasure, claims: number, entries: number): Promise<void> {
  const part = Math.ceil(entries / 100);
  await ask('investigator', [{ act: 'cases', body: { ...opening, caseId: largeCaseId }, id: 'open' }]);
  await ask('investigator', [
    ...many(part, account),
    ...many(part, (n) => ({ act: 'seizures', body: seizureOfCash(`C-${n}`), id: `seize-${n}` })),
    ...many(part, handOver),
    ...many(part, valueOrder),
    { act: 'seizures', body: { ...seizureOfCash('FUND'), ...fund }, id: 'seize-fund' },
  ]);
  await ask('prosecutor', [
    { act: 'confiscations', body: { ...fund, custodian: 'AMLO', final: true, order }, id: 'confiscate' },
    ...many(claims, claim),
    ...many(part, release),
    ...many(Math.max(0, entries - claims - 5 * part), accrual),
  ]);
  const restitution = { fund: 'all', method: 'rising-tide', order, restitutionId: 'R1', unit: 'THB' };
  const [proposed] = await ask('prosecutor', [{ act: 'restitutions', body: restitution, id: 'R1' }]);
  const approval = { proposalHash: proposed?.['proposalHash'] };
  await ask('court', [{ act: 'approvals', body: approval, id: 'R1-ok' }]);

  async function ask(role: Role, lines: readonly Line[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (let from = 0; from < lines.length; from += atOnce)
      answers.push(...(await batch(ledger, role, lines.slice(from, from + atOnce))));
    return answers;
  }
}

/** A connection on which nothing comes for a minute is closed, which a longer batch may take where a machine is busy. */
const atOnce = 1_000;

async function batch(
  ledger: LedgerToMeasure,
  role: Role,
  lines: readonly Line[],
): Promise<readonly Answer[]> {
  const token = await mintToken(ledger.dataDir, { ...actor, role, subject: `bench-${role}` });
  const response = await fetch(`${ledger.url}/api/v1/batches`, {
    body: lines.map((line) => `${JSON.stringify({ ...line, caseId: largeCaseId })}\n`).join(''),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    method: 'POST',
  });
  const answers = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  const refused = answers.find((answer) => 'code' in answer);
  if (refused || answers.length !== lines.length)
    throw new Error(`the bench’s act was not taken: ${JSON.stringify(refused)}`);
  return answers;
}

const many = (count: number, line: (n: number) => Line): Line[] =>
  Array.from({ length: count }, (_, n) => line(n));

const fund = { assetId: 'FUND', quantity: '5000000.00', unit: 'THB' };

const account = (n: number): Line => ({
  act: 'freezes',
  body: {
    asset: {
      description: 'Bank account',
      identifiers: [{ type: 'account', value: `${1_000_000_000 + n}` }],
      kind: 'account',
    },
    assetId: `A-${n}`,
    custodian: `Bank ${n % 20}`,
    order,
    quantity: '250000.50',
    unit: 'THB',
  },
  id: `freeze-${n}`,
});

const handOver = (n: number): Line => ({
  act: 'transfers',
  body: { assetId: `C-${n}`, from: 'AMLO', order, quantity: '100.25', to: 'Treasury', unit: 'THB' },
  id: `hand-over-${n}`,
});

const valueOrder = (n: number): Line => ({
  act: 'orders',
  body: { ...order, against: `P-${n}`, kind: 'value', orderId: `O-${n}`, sum: '5000.00', unit: 'THB' },
  id: `order-${n}`,
});

const claim = (n: number): Line => ({
  act: 'claims',
  body: {
    claimId: `V-${String(n).padStart(5, '0')}`,
    grossLoss: `${1_000 + n}.25`,
    order,
    person: `P-${n}`,
    priorRecoveries: '12.50',
    priority: 'victim',
    unit: 'THB',
  },
  id: `claim-${n}`,
});

const release = (n: number): Line => ({
  act: 'releases',
  body: {
    assetId: `A-${n}`,
    basis: 'order',
    custodian: `Bank ${n % 20}`,
    order,
    quantity: '1000.00',
    recipient: 'owner-of-record',
    unit: 'THB',
  },
  id: `release-${n}`,
});

const accrual = (n: number): Line => ({
  act: 'accruals',
  body: { assetId: 'FUND', quantity: '0.25', reason: 'interest', unit: 'THB' },
  id: `interest-${n}`,
});
