import {
  appliedItems,
  besides,
  type JointSummaryBlock,
  receivedItems,
  type SummaryBlock,
} from '@seizure-ledger/contracts';
import { compareCodePoints, fractionDigits, sum, zero } from '@seizure-ledger/domain';

/** What one case's summary says of one unit. */
export type CaseBlock = SummaryBlock & { readonly caseId: string };

/** What several cases say of one unit, added up; lines of a case name it. Of no unit while no case has one. */
export function jointBlock(blocks: readonly CaseBlock[]): Omit<JointSummaryBlock, 'unit'> {
  // every block opens with nothing, in its unit's digits
  const none = zero(fractionDigits(blocks[0]?.opening ?? '0'));
  const added = (amounts: readonly string[]) => sum([none, ...amounts]);
  const total = (of: (block: CaseBlock) => string) => added(blocks.map(of));
  const byName = (lines: readonly (readonly [name: string, amount: string])[]) =>
    new Map(
      [...Map.groupBy(lines, ([name]) => name)].map(([name, ones]) => [
        name,
        added(ones.map(([, amount]) => amount)),
      ]),
    );
  const costs = byName(
    blocks.flatMap((block) => block.costs.map(({ amount, type }) => [type, amount] as const)),
  );
  const paid = byName(
    blocks.flatMap((block) => block.paidBesides.map(({ amount, how }) => [how, amount] as const)),
  );
  const received = byName(
    blocks.flatMap(({ statement }) => statement.received.map(({ amount, item }) => [item, amount] as const)),
  );
  const applied = byName(
    blocks.flatMap(({ statement }) => statement.applied.map(({ amount, item }) => [item, amount] as const)),
  );
  return {
    claims: inCase(blocks, ({ claims }) => claims),
    costs: [...costs].sort(([a], [b]) => compareCodePoints(a, b)).map(([type, amount]) => ({ amount, type })),
    method: theOnly(blocks.map(({ method }) => method)),
    opening: total(({ opening }) => opening),
    paidBesides: besides.flatMap((how) => {
      const amount = paid.get(how);
      return amount === undefined ? [] : [{ amount, how }];
    }),
    receipts: inCase(blocks, ({ receipts }) => receipts),
    reserves: total(({ reserves }) => reserves),
    rounds: inCase(blocks, ({ rounds }) => rounds),
    rulesVersion: theOnly(blocks.map(({ rulesVersion }) => rulesVersion)),
    statement: {
      applied: appliedItems.map((item) => ({ amount: applied.get(item) ?? none, item })),
      received: receivedItems.map((item) => ({ amount: received.get(item) ?? none, item })),
      total: total(({ statement }) => statement.total),
    },
    totals: {
      allocated: total(({ totals }) => totals.allocated),
      costs: total(({ totals }) => totals.costs),
      creditInKind: total(({ totals }) => totals.creditInKind),
      outstanding: total(({ totals }) => totals.outstanding),
      paid: total(({ totals }) => totals.paid),
      priorRecoveries: total(({ totals }) => totals.priorRecoveries),
      receipts: total(({ totals }) => totals.receipts),
      receivable: total(({ totals }) => totals.receivable),
      recognisedLoss: total(({ totals }) => totals.recognisedLoss),
      reserved: total(({ totals }) => totals.reserved),
      returned: total(({ totals }) => totals.returned),
    },
    undistributed: {
      amount: total(({ undistributed }) => undistributed.amount),
      reason: blocks.map(({ caseId, undistributed }) => `${caseId}: ${undistributed.reason}`).join(' '),
      reasons: blocks.flatMap(({ caseId, undistributed: { reasons } }) =>
        reasons.map((reason) => ({ ...reason, caseId })),
      ),
    },
  };
}

function inCase<Line>(
  blocks: readonly CaseBlock[],
  of: (block: CaseBlock) => readonly Line[],
): readonly (Line & { readonly caseId: string })[] {
  return blocks.flatMap((block) => of(block).map((line) => ({ ...line, caseId: block.caseId })));
}

/** What all say that say anything. */
function theOnly<T>(said: readonly (T | null)[]): T | null {
  const [first, ...others] = new Set(said.filter((one) => one !== null));
  return first === undefined || others.length > 0 ? null : first;
}
