import { parsePosition, type Place, type Principal } from '@seizure-ledger/contracts';
import type { CaseDocument, OrderDocument, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase } from '@seizure-ledger/service-kit';

/** The cases that an order spans, as far as somebody may see them. */
export interface OrderCases {
  readonly order: OrderDocument;
  /** As each of the cases registered it. */
  readonly orders: readonly OrderDocument[];
  readonly cases: readonly CaseDocument[];
  /** Whether these are all. */
  readonly complete: boolean;
}

const page = 500;

/** The cases that had registered an order by these places. `undefined`: none, or none that this person may see. */
export async function casesUnder(
  readModel: ReadModel,
  principal: Principal,
  orderId: string,
  places: readonly Place[],
): Promise<OrderCases | undefined> {
  const orders = (await registrations(readModel, orderId)).filter(({ position }) => isBy(position, places));
  const found: CaseDocument[] = [];
  for (let from = 0; from < orders.length; from += page) {
    const ids = orders.slice(from, from + page).map(({ caseId }) => caseId);
    found.push(...(await readModel.getMany('cases', ids)));
  }
  const cases = found.filter((one) => maySeeCase(principal, one));
  const seen = new Set(cases.map(({ caseId }) => caseId));
  const own = orders.filter(({ caseId }) => seen.has(caseId));
  const [order] = own;
  return order && { cases, complete: cases.length === orders.length, order, orders: own };
}

/** By case id. */
async function registrations(readModel: ReadModel, orderId: string): Promise<readonly OrderDocument[]> {
  const all: OrderDocument[] = [];
  for (;;) {
    const last = all.at(-1);
    const query = { idPrefix: `${orderId}|`, limit: page, ...(last && { afterId: last.id }) };
    const found = await readModel.find('orders', query);
    all.push(...found);
    if (found.length < page) return all;
  }
}

/** In a partition that the places don't name nothing had happened yet. */
function isBy(position: string, places: readonly Place[]): boolean {
  const [own] = parsePosition(position) ?? [];
  return places.some(
    ({ index, partition }) => own !== undefined && partition === own.partition && own.index <= index,
  );
}
