import { describe } from 'vitest';
import { appendingSuite } from './suite/appending.suite.ts';
import { deliverySuite } from './suite/delivery.suite.ts';
import type { EventLogMaker } from './suite/event-log-maker.ts';
import { failingReaderSuite } from './suite/failing-reader.suite.ts';
import { hintsSuite } from './suite/hints.suite.ts';
import { readingSuite } from './suite/reading.suite.ts';

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
