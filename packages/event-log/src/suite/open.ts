import { onTestFinished } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import type { EventLog, Reader, Subscription } from '../port.ts';

/** A new log for this test, closed after it. */
export async function open(logs: EventLogMaker): Promise<EventLog> {
  return closedLater(await logs.open());
}

/** The same log after a restart. */
export async function restart(logs: EventLogMaker, log: EventLog): Promise<EventLog> {
  await log.close();
  return closedLater(await logs.reopen(log));
}

export async function subscribe(log: EventLog, reader: Reader): Promise<Subscription> {
  return closedLater(await log.subscribe(reader));
}

function closedLater<T extends { close(): Promise<void> }>(opened: T): T {
  onTestFinished(() => opened.close());
  return opened;
}
