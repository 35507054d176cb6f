import type { CollectionName, Documents, ReadModel } from '@seizure-ledger/read-model';

/** The documents of an id in two read models; `undefined` where one has none. */
export interface Pair<C extends CollectionName> {
  readonly id: string;
  readonly before: Documents[C] | undefined;
  readonly after: Documents[C] | undefined;
}

/** All documents of a collection in the order of their ids, from both side by side. */
export async function* pairs<C extends CollectionName>(
  name: C,
  old: ReadModel,
  next: ReadModel,
): AsyncGenerator<Pair<C>> {
  const [left, right] = [documentsOf(name, old), documentsOf(name, next)];
  let [before, after] = [await taken(left), await taken(right)];
  while (before || after) {
    const order = orderOf(before?.id, after?.id);
    const id = (order <= 0 ? before?.id : after?.id) ?? '';
    yield { after: order >= 0 ? after : undefined, before: order <= 0 ? before : undefined, id };
    if (order <= 0) before = await taken(left);
    if (order >= 0) after = await taken(right);
  }
}

const page = 500;

async function* documentsOf<C extends CollectionName>(name: C, readModel: ReadModel) {
  for (let afterId: string | undefined; ;) {
    const found: readonly Documents[C][] = await readModel.find(name, {
      limit: page,
      ...(afterId !== undefined && { afterId }),
    });
    yield* found;
    if (found.length < page) return;
    afterId = found.at(-1)?.id;
  }
}

async function taken<Item>(items: AsyncGenerator<Item>): Promise<Item | undefined> {
  const { done, value } = await items.next();
  return done === true ? undefined : value;
}

/** As the read models order ids: binary, in UTF-8. What is not there comes last. */
function orderOf(one: string | undefined, other: string | undefined): number {
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
