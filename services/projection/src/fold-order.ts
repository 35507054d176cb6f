import { fractionDigits, minus, owed, plus, zero } from '@seizure-ledger/domain';
import type { OrderDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import { seenWith } from './seen-with.ts';
import type { CaseFact } from './taken-record.ts';

type OrderBody = Omit<OrderDocument, 'caseId' | 'id' | 'position' | 'tags'>;

/** Orders, each as every case registered it, and of value orders what was collected. */
export async function foldOrder(copy: OpenDocuments, fact: CaseFact): Promise<void> {
  if (fact.type === 'order.registered.v1') await register(copy, fact);
  if (fact.type === 'receipt.taken.v1' || fact.type === 'fact.corrected.v1') await collect(copy, fact);
}

async function register(
  copy: OpenDocuments,
  { body, caseId, details = {}, id: position }: CaseFact,
): Promise<void> {
  // its act's schema took it
  const { against, authority, date, from, kind, orderId, reference, sum, unit } =
    body as unknown as OrderBody;
  copy.put('orders', {
    authority,
    caseId,
    date,
    id: `${orderId}|${caseId}`,
    kind,
    orderId,
    position,
    reference,
    ...(against !== undefined && { against }),
    ...(sum !== undefined && unit !== undefined && nothingCollected(owed(sum, unit, details))),
    ...(from !== undefined && { from }),
    tags: [`kind:${kind}`, ...(await seenWith(copy, caseId))],
  });
}

function nothingCollected({
  sum,
  unit,
}: ReturnType<typeof owed>): Pick<OrderDocument, 'collected' | 'open' | 'sum' | 'unit'> {
  return { collected: zero(fractionDigits(sum)), open: sum, sum, unit };
}

/** A receipt on a value order is collected; taken back by a correction, it is open again. */
async function collect(
  copy: OpenDocuments,
  { body, caseId, details = {}, legs = [] }: CaseFact,
): Promise<void> {
  const orderId = body['basis'] === 'value-order' ? body['orderId'] : details['orderId'];
  if (typeof orderId !== 'string') return;
  const order = await copy.get('orders', `${orderId}|${caseId}`);
  const came = legs.find(({ account }) => account === 'owned:proceeds');
  if (order?.collected === undefined || order.open === undefined || !came)
    throw new Error(`case ${caseId} collects on an order that it does not have`);
  const collected = plus(order.collected, came.amount);
  copy.put('orders', { ...order, collected, open: minus(order.open, came.amount) });
}
