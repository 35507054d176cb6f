import {
  formatPosition,
  type OrderSummary,
  parsePosition,
  type Place,
  type Principal,
  type Summary,
} from '@seizure-ledger/contracts';
import { compareCodePoints } from '@seizure-ledger/domain';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import type { OrderDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { type CaseBlock, jointBlock } from './joint-block.ts';
import { casesUnder, type OrderCases } from './order-cases.ts';
import { summaryAt } from './summary-at.ts';

/**
 * The summary of an order over all its cases that somebody may see, where the read model stands, or at a position that
 * it has reached: the cases' own summaries, added up. The same position gives the same bytes to all who may see the
 * same cases.
 * @throws {ServiceError} NOT_FOUND: no case had registered it, or none that this person may see.
 */
export async function orderSummaryAt(
  readModel: ReadModel,
  principal: Principal,
  orderId: string,
  at: string | undefined,
): Promise<OrderSummary> {
  const places = parsePosition(at ?? '') ?? [];
  // asked for first: what was registered and recorded later stands beyond it
  const asked = at === undefined ? await readModel.checkpoints() : places;
  const found = await casesUnder(readModel, principal, orderId, asked);
  if (!found) throw new ServiceError('NOT_FOUND', 'There is no such order.');
  const position = formatPosition(placesOf(asked, found.cases));
  const summaries: Summary[] = [];
  for (const one of found.cases) summaries.push(await summaryAt(readModel, one, position));
  return joined(found, summaries, position);
}

/** Those of the partitions that have one of the cases. */
function placesOf(
  asked: readonly Place[],
  cases: readonly { readonly position: string }[],
): readonly Place[] {
  const partitions = new Set(cases.map(({ position }) => parsePosition(position)?.[0]?.partition));
  return asked
    .filter(({ partition }) => partitions.has(partition))
    .map(({ index, partition }) => ({ index, partition }));
}

function joined(
  { complete, order: document, orders }: OrderCases,
  summaries: readonly Summary[],
  position: string,
): OrderSummary {
  const order = registered(document);
  const otherwise = registeredOtherwise(order, orders);
  const blocks = summaries.flatMap(({ otherUnits, scope, ...own }): CaseBlock[] =>
    [...(own.unit === null ? [] : [{ ...own, unit: own.unit }]), ...otherUnits].map((block) => ({
      ...block,
      caseId: scope.caseId,
    })),
  );
  const units = [...new Set(blocks.map(({ unit }) => unit))].sort(compareCodePoints);
  const unit = leadingUnit(order.unit, units, blocks);
  const others = units.filter((other) => other !== unit);
  const ofUnit = (one: string | null) => jointBlock(blocks.filter((block) => block.unit === one));
  const summary = {
    asOf: summaries.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? b : a), ''),
    ...ofUnit(unit),
    cases: summaries.map(({ asOf, hash, receipt, scope }) => ({ asOf, caseId: scope.caseId, hash, receipt })),
    order,
    otherUnits: others.map((other) => ({ ...ofUnit(other), unit: other })),
    position,
    ...(otherwise.length > 0 && { registeredOtherwise: otherwise }),
    scope: { caseIds: summaries.map(({ scope }) => scope.caseId), complete, orderId: document.orderId },
    unit,
  };
  return { ...summary, hash: sha256(canonicalJson(summary)) };
}

/** What the court ordered, and nothing of what became of it in one of the cases. */
function registered(document: OrderDocument): OrderSummary['order'] {
  const { against, authority, date, kind, orderId, reference, sum, unit } = document;
  return {
    ...(against !== undefined && { against }),
    authority,
    date,
    kind,
    orderId,
    reference,
    ...(sum !== undefined && { sum }),
    ...(unit !== undefined && { unit }),
  };
}

/** Of one order there is one content: where cases have registered it with different ones, some of them are wrong. */
function registeredOtherwise(
  order: OrderSummary['order'],
  orders: readonly OrderDocument[],
): NonNullable<OrderSummary['registeredOtherwise']> {
  const first = canonicalJson(order);
  return orders.flatMap((one) => {
    const said = registered(one);
    return canonicalJson(said) === first ? [] : [{ ...said, caseId: one.caseId }];
  });
}

function leadingUnit(
  ordered: string | undefined,
  units: readonly string[],
  blocks: readonly CaseBlock[],
): string | null {
  if (ordered !== undefined && units.includes(ordered)) return ordered;
  const claims = (unit: string) =>
    blocks.filter((block) => block.unit === unit).reduce((all, block) => all + block.claims.length, 0);
  const [first] = units.toSorted((a, b) => claims(b) - claims(a));
  return first ?? null;
}
