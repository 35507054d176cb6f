import type { Topic } from '@seizure-ledger/contracts';
import {
  AppendUncertainError,
  type EventLog,
  LogUnavailableError,
  type NewRecord,
} from '@seizure-ledger/event-log';
import { setTimeout as pause } from 'node:timers/promises';

/** Appends again and again until it is acknowledged, whatever an earlier fault has left behind; maybe twice. */
export async function appendSurely(
  log: EventLog,
  topic: Topic,
  partition: number,
  records: readonly NewRecord[],
): Promise<void> {
  for (;;) {
    try {
      await log.append(topic, partition, records);
      return;
    } catch (error) {
      if (!(error instanceof AppendUncertainError || error instanceof LogUnavailableError)) throw error;
      await pause(200);
    }
  }
}
