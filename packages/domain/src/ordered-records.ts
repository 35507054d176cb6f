import { compareCodePoints } from './id.ts';

/**
 * Records by id that can also be read in the order of their ids, from any prefix, without looking at the others. The
 * order is that of code points, which a file has too that keeps its ids as UTF-8. It is kept from the first such
 * reading on: of most kinds there is none.
 */
export class OrderedRecords<T> {
  private readonly records = new Map<string, T>();
  private ids: string[] | undefined;

  get size(): number {
    return this.records.size;
  }

  get(id: string): T | undefined {
    return this.records.get(id);
  }

  has(id: string): boolean {
    return this.records.has(id);
  }

  set(id: string, record: T): void {
    if (this.ids && !this.records.has(id)) this.ids.splice(firstFrom(this.ids, id), 0, id);
    this.records.set(id, record);
  }

  delete(id: string): void {
    if (this.records.delete(id)) this.ids?.splice(firstFrom(this.ids, id), 1);
  }

  /** Each record, in no order. */
  values(): Iterable<T> {
    return this.records.values();
  }

  *from(prefix: string): Generator<readonly [id: string, record: T]> {
    const ids = (this.ids ??= [...this.records.keys()].sort(compareCodePoints));
    for (let place = firstFrom(ids, prefix); place < ids.length; place += 1) {
      const id = ids[place];
      if (id === undefined || !id.startsWith(prefix)) return;
      const record = this.records.get(id);
      if (record !== undefined) yield [id, record];
    }
  }
}

function firstFrom(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(ids[middle] ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
