import type { EventLog } from '../port.ts';

/** How the suite gets at an adapter's logs. */
export interface EventLogMaker {
  /** A new, empty log with at least three partitions. */
  open(): Promise<EventLog>;
  /** The same log again, opened after the given one was closed, as after a restart. */
  reopen(closed: EventLog): Promise<EventLog>;
}
