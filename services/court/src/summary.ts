import { type Fact, parsePosition, type Summary } from '@seizure-ledger/contracts';
import { digitsOf, negate, plus, sum } from '@seizure-ledger/domain';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { ClaimBook } from './claim-book.ts';

/**
 * The court's summary of a case at a position: who lost what, what came in, what was allocated, paid and is still
 * outstanding. It is computed from the case's records up to there, so the same position gives the same bytes.
 * @throws {ServiceError} BAD_REQUEST: the position is none of this case's; NOT_FOUND: there is no distribution.
 */
export async function summaryOf(
  readModel: ReadModel,
  found: CaseDocument,
  at: string | undefined,
): Promise<Summary> {
  const position = at ?? found.position;
  const facts = await factsUpTo(readModel, found, position);
  const rounds = facts.filter(
    ({ status, type }) => status === 'posted' && type === 'restitution.distributed.v1',
  );
  const last = rounds.at(-1);
  if (!last) throw new ServiceError('NOT_FOUND', 'Nothing was distributed in this case up to that position.');
  const unit = String(last.details?.['unit']);
  const digits = digitsOf(unit);
  const posted = facts.filter(({ status }) => status === 'posted');
  const claims = new ClaimBook(unit, posted).claims;
  const total = (member: keyof Summary['totals']) =>
    sum(
      claims.map((claim) => claim[member]),
      digits,
    );
  const undistributed = sum(
    posted
      .flatMap(({ legs = [] }) => legs)
      .filter((leg) => leg.unit === unit && leg.account.startsWith('owned:'))
      .map(({ amount }) => amount),
    digits,
  );
  const summary = {
    claims,
    costs: byName(
      posted,
      unit,
      (account) => account === 'out:costs',
      () => 'fee',
    ),
    method: String(last.body?.['method']),
    opening: sum([], digits),
    // the act's schema took it: an order inline, or its id
    order: (last.body?.['order'] ?? last.body?.['orderId'] ?? null) as Summary['order'],
    position,
    receipts: byName(
      posted,
      unit,
      (account) => account === 'source:world',
      (assetId) => assetId ?? '',
    ).map(({ amount, type }) => ({
      amount: negate(amount),
      assetId: type,
    })),
    reserves: sum([], digits),
    rounds: rounds.map(({ body, details, id }) => ({
      allocated: String(details?.['allocated']),
      fund: String(details?.['fund']),
      position: id,
      restitutionId: String(body?.['restitutionId']),
    })),
    rulesVersion: last.rulesVersion,
    scope: { caseId: found.caseId },
    totals: {
      allocated: total('allocated'),
      outstanding: total('outstanding'),
      paid: total('paid'),
      recognisedLoss: total('recognisedLoss'),
      returned: total('returned'),
    },
    undistributed: { amount: undistributed, reason: reasonFor(undistributed, total('outstanding')) },
    unit,
  };
  return { ...summary, hash: sha256(canonicalJson(summary)) };
}

function reasonFor(undistributed: string, outstanding: string): string {
  if (/^0(\.0*)?$/.test(undistributed)) return 'nothing is left';
  if (/^0(\.0*)?$/.test(outstanding)) return 'every admitted claim is allocated in full';
  return 'not yet allocated by an order';
}

function byName(
  facts: readonly Fact[],
  unit: string,
  wanted: (account: string) => boolean,
  nameOf: (assetId: string | undefined) => string,
) {
  const sums = new Map<string, string>();
  for (const { account, amount, assetId, unit: of } of facts.flatMap(({ legs = [] }) => legs)) {
    if (of !== unit || !wanted(account)) continue;
    const name = nameOf(assetId);
    sums.set(name, plus(sums.get(name) ?? '0', amount, digitsOf(unit)));
  }
  return [...sums].map(([type, amount]) => ({ amount, type }));
}

const page = 1_000;

/** The outcomes of a case that are whole at a position, in the order of its chain; each by its last record. */
async function factsUpTo(
  readModel: ReadModel,
  { caseId, position: head }: CaseDocument,
  position: string,
): Promise<readonly Fact[]> {
  const [place, ...others] = parsePosition(position) ?? [];
  const [own] = parsePosition(head) ?? [];
  if (!place || others.length > 0 || place.partition !== own?.partition) {
    throw new ServiceError('BAD_REQUEST', `The position must be one of this case’s, such as ${head}.`);
  }
  const facts: Fact[] = [];
  let afterId: string | undefined;
  for (;;) {
    const entries = await readModel.find('entries', {
      equals: [caseId],
      index: 'byCase',
      limit: page,
      ...(afterId !== undefined && { afterId }),
    });
    for (const { index, value } of entries) {
      const fact = JSON.parse(value) as Fact;
      if (index <= place.index && fact.part === fact.parts) facts.push(fact);
    }
    afterId = entries.at(-1)?.id;
    if (entries.length < page) return facts;
  }
}
