import type { OrderDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

type OrderBody = Omit<OrderDocument, 'caseId' | 'id' | 'tags'>;

/** Orders, each as every case registered it. */
export function foldOrder(copy: OpenDocuments, { body, caseId, type }: CaseFact): void {
  if (type !== 'order.registered.v1') return;
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
    reference,
    ...(against !== undefined && { against }),
    ...(from !== undefined && { from }),
    ...(sum !== undefined && { sum }),
    ...(unit !== undefined && { unit }),
  });
}
