import {
  besides,
  isOwed,
  receiptSources,
  type SummaryBlock,
  type SummaryClaim,
} from '@seizure-ledger/contracts';
import { compareCodePoints } from '@seizure-ledger/domain';
import type { CaseStanding, StandingClaim, StandingFlow } from './case-standing.ts';
import { type Money, moneyIn } from './money.ts';
import { statementOf } from './statement.ts';
import { undistributedIn } from './undistributed.ts';

/** What a summary says of one unit; of none while the case has none. */
export function blockOf(standing: CaseStanding, unit: string | null): Omit<SummaryBlock, 'unit'> {
  const money = moneyIn(standing, unit);
  const claims = standing.claims
    .filter((claim) => claim.unit === unit)
    .map((claim) => claimLine(claim, money))
    .sort((a, b) => compareCodePoints(a.claimId, b.claimId));
  const flows = standing.flows.filter((flow) => flow.unit === unit && money.minor(flow.amount) !== 0n);
  const rounds = standing.rounds
    .filter((round) => round.unit === unit)
    .map(
      ({
        allocated,
        belowThreshold,
        fund,
        method,
        position,
        recordDate,
        reserve,
        restitutionId,
        rulesVersion,
        undistributed,
      }) => ({
        allocated,
        belowThreshold: belowThreshold ?? 0,
        fund,
        method,
        position,
        ...(recordDate !== undefined && { recordDate }),
        reserve,
        restitutionId,
        rulesVersion,
        undistributed,
      }),
    );
  const last = rounds.at(-1);
  const receipts = receiptsAmong(flows, money);
  const costs = costsAmong(flows);
  const totals = totalsOf({ claims, costs, receipts }, money);
  return {
    claims,
    costs,
    method: last?.method ?? null,
    opening: money.text(0n),
    order: standing.orders.get(unit ?? '') ?? null,
    paidBesides: paidBesides(flows),
    receipts,
    reserves: money.text(money.balance('due:reserve')),
    rounds,
    rulesVersion: last?.rulesVersion ?? null,
    statement: statementOf(money),
    totals,
    undistributed: undistributedIn(money, {
      claims: claims.filter(isOwed).length,
      last,
      outstanding: totals.outstanding,
    }),
  };
}

function claimLine(claim: StandingClaim, { minor, text }: Money): SummaryClaim {
  const { allocated, creditInKind, paid, priorRecoveries, recognisedLoss, returned, setAside } = claim;
  const elsewhere = minor(priorRecoveries) + minor(creditInKind);
  const left = isOwed(claim) ? minor(recognisedLoss) - elsewhere - minor(allocated) : 0n;
  const over = elsewhere + minor(paid) - minor(returned) - minor(recognisedLoss);
  return {
    allocated,
    claimId: claim.claimId,
    creditInKind,
    outstanding: text(left > 0n ? left : 0n),
    paid,
    person: claim.person,
    priorRecoveries,
    receivable: text(over > 0n ? over : 0n),
    recognisedLoss,
    reserved: setAside,
    returned,
    status: claim.status,
  };
}

function receiptsAmong(flows: readonly StandingFlow[], { minor, text }: Money): SummaryBlock['receipts'] {
  return receiptSources.flatMap((source) =>
    flows
      .filter(({ account }) => account === `source:${source}`)
      .sort((a, b) => compareCodePoints(a.name, b.name))
      .map(({ amount, name }) => ({
        amount: text(-minor(amount)),
        assetId: name === '' ? null : name,
        source,
      })),
  );
}

function costsAmong(flows: readonly StandingFlow[]): SummaryBlock['costs'] {
  return flows
    .filter(({ account }) => account === 'out:costs')
    .sort((a, b) => compareCodePoints(a.name, b.name))
    .map(({ amount, name }) => ({ amount, type: name }));
}

function paidBesides(flows: readonly StandingFlow[]): SummaryBlock['paidBesides'] {
  return besides.flatMap((how) =>
    flows
      .filter(({ account, name }) => account === 'out:restituted' && name === how)
      .map(({ amount }) => ({ amount, how })),
  );
}

function totalsOf(
  { claims, costs, receipts }: Pick<SummaryBlock, 'claims' | 'costs' | 'receipts'>,
  { minor, text }: Money,
): SummaryBlock['totals'] {
  const sum = (amounts: readonly string[]) => text(amounts.reduce((all, amount) => all + minor(amount), 0n));
  const total = (member: Exclude<keyof SummaryClaim, 'claimId' | 'person' | 'status'>) =>
    sum(claims.map((claim) => claim[member]));
  return {
    allocated: total('allocated'),
    costs: sum(costs.map(({ amount }) => amount)),
    creditInKind: total('creditInKind'),
    outstanding: total('outstanding'),
    paid: total('paid'),
    priorRecoveries: total('priorRecoveries'),
    receipts: sum(receipts.map(({ amount }) => amount)),
    receivable: total('receivable'),
    recognisedLoss: total('recognisedLoss'),
    reserved: total('reserved'),
    returned: total('returned'),
  };
}
