import { parsePosition, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { logEnd } from '../log-end.ts';

/** The log's clock and this one's may be so far apart; more is refused wherever it is seen. */
const clocksApart_ms = 300_000;

/**
 * Whether nothing can be recorded any more that belongs before an instant: something later is recorded in the case's
 * partition already, or all that was asked for is decided and the instant is past by every clock.
 */
export async function isFinal(
  readModel: ReadModel,
  { position }: CaseDocument,
  asOf: string,
  log: Pick<EventLog, 'end'>,
): Promise<boolean> {
  const now_ms = Date.now();
  const [own] = parsePosition(position) ?? [];
  if (!own) throw new Error(`a case stands at a position that is none: ${position}`);
  // asked for before the checkpoint, so that whatever is in it is decided by then or shows as undecided
  const end = await logEnd(log, topics.instructions, own.partition);
  const checkpoint = await readModel.checkpoint(own.partition);
  if (!checkpoint) return false;
  if (Date.parse(asOf) < Date.parse(checkpoint.recordedAt)) return true;
  return end !== undefined && end <= checkpoint.nextInput && Date.parse(asOf) < now_ms - clocksApart_ms;
}
