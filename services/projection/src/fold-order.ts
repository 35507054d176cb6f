import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** Orders, each as every case registered it. */
export function foldOrder(copy: OpenDocuments, { body, caseId, type }: CaseFact): void {
  if (type !== 'order.registered.v1') return;
  const {
    against,
    authority = '',
    date = '',
    kind = '',
    orderId = '',
    reference = '',
    sum,
    unit,
  } = body as Partial<Record<string, string>>;
  copy.put('orders', {
    authority,
    caseId,
    date,
    id: `${orderId}|${caseId}`,
    kind,
    orderId,
    reference,
    ...(against !== undefined && { against }),
    ...(sum !== undefined && { sum }),
    ...(unit !== undefined && { unit }),
  });
}
