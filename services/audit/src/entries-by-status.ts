import { parsePosition } from '@seizure-ledger/contracts';
import { type EntryDocument, entryId, type ReadModel } from '@seizure-ledger/read-model';
import type { ReadAnswer } from '@seizure-ledger/service-kit';
import { positionOf } from './cases.ts';
import { pageOfEntries, type Shown } from './entries.ts';
import { type Page, readCursor } from './page.ts';

/** All records of one outcome, by partition and index, up to where the ledger stood at the first page. */
export async function entriesByStatus(
  { personal, readModel }: Shown,
  status: string,
  name: string,
  { cursor, limit }: Page,
): Promise<ReadAnswer> {
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const found = await pinned(readModel, status, position, from?.afterId, limit + 1);
  return pageOfEntries(name, found, { limit, position }, personal);
}

/** What came later stands at the end of its partition: from there on the next partition is read. */
async function pinned(
  readModel: ReadModel,
  status: string,
  position: string,
  after: string | undefined,
  wanted: number,
): Promise<readonly EntryDocument[]> {
  const upTo = new Map(parsePosition(position)?.map(({ index, partition }) => [partition, index]));
  const isPinned = ({ index, partition }: EntryDocument) => index <= (upTo.get(partition) ?? -1);
  const found: EntryDocument[] = [];
  for (let afterId = after; ;) {
    const limit = wanted - found.length;
    const query = { equals: [status], index: 'byStatus', limit } as const;
    const page = await readModel.find('entries', { ...query, ...(afterId !== undefined && { afterId }) });
    const later = page.findIndex((entry) => !isPinned(entry));
    found.push(...(later < 0 ? page : page.slice(0, later)));
    const over = page[later];
    if (!over) return found;
    afterId = endOf(over.partition);
  }
}

const endOf = (partition: number): string => entryId({ index: 999_999_999_999_999, partition });
