import { type FactHeaders, factHeaders, NotAFactError, type Topic } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';

/** More records than a ledger that wakes up late can have had under way. */
const stretch_records = 1_000;

/** Where a reader begins: at an offset, with the index and the input that are due there. */
export interface Beginning {
  readonly offset: number;
  readonly index: number;
  readonly input: number;
}

/**
 * Where a reader without a checkpoint begins to follow a partition of the ledger's log: at the last stretch in which
 * nothing is doubled and nothing missing, so that the index due there is known. From there on the index rule judges.
 */
export async function beginNearEnd(log: EventLog, topic: Topic, partition: number): Promise<Beginning> {
  const end = await log.end(topic, partition);
  for (let offset = end - stretch_records; offset > 0; offset -= stretch_records) {
    const beginning = beginningOf(await stretchFrom(log, topic, partition, offset));
    if (beginning) return beginning;
  }
  return { index: 0, input: 0, offset: 0 };
}

async function stretchFrom(
  log: EventLog,
  topic: Topic,
  partition: number,
  offset: number,
): Promise<readonly StoredRecord[]> {
  const stretch: StoredRecord[] = [];
  for await (const records of log.read(topic, partition, offset)) {
    stretch.push(...records.slice(0, stretch_records - stretch.length));
    if (stretch.length === stretch_records) break;
  }
  return stretch;
}

/** The first outcome that begins in a stretch without double or gap. */
function beginningOf(stretch: readonly StoredRecord[]): Beginning | undefined {
  const headers = stretch.map(headersOf);
  const from = headers[0]?.index;
  if (from === undefined || !headers.every((said, n) => said?.index === from + n)) return undefined;
  const first = headers.findIndex((said) => said?.part === 1);
  const [said, record] = [headers[first], stretch[first]];
  return said && record && { index: said.index, input: said.input, offset: record.offset };
}

function headersOf({ headers }: StoredRecord): FactHeaders | undefined {
  try {
    return factHeaders(headers);
  } catch (error) {
    if (error instanceof NotAFactError) return undefined;
    throw error;
  }
}
