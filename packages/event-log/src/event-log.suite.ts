import { describe } from 'vitest';
import type { EventLog } from './port.ts';
import { appendingSuite } from './suite/appending.suite.ts';
import { deliverySuite } from './suite/delivery.suite.ts';
import { failingReaderSuite } from './suite/failing-reader.suite.ts';
import { hintsSuite } from './suite/hints.suite.ts';
import { readingSuite } from './suite/reading.suite.ts';

/** How the suite gets at an adapter's logs. */
export interface EventLogMaker {
  /** A new, empty log with at least three partitions. */
  open(): Promise<EventLog>;
  /** The same log again, opened after the given one was closed, as after a restart. */
  reopen(closed: EventLog): Promise<EventLog>;
}

/** What every adapter of the port must do. */
export function eventLogSuite(adapter: string, logs: EventLogMaker): void {
  describe(`the ${adapter} event log`, () => {
    describe('appending', () => appendingSuite(logs));
    describe('reading', () => readingSuite(logs));
    describe('delivery to a subscriber', () => deliverySuite(logs));
    describe('a reader that fails', () => failingReaderSuite(logs));
    describe('hints', () => hintsSuite(logs));
  });
}
