import { answersInput, LogLostError, topics } from '@seizure-ledger/contracts';
import type { Fact } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';

/** The instructions' log is not the one that the outcomes answer: it lost its end, or belongs to another ledger. */
export class InputLostError extends LogLostError {
  override readonly name = 'InputLostError';
}

/** The ledger remembers a record that its log does not have (any more). */
export class TailLostError extends LogLostError {
  override readonly name = 'TailLostError';

  constructor(partition: number, index: number) {
    super(
      `the ledger has written record ${partition}:${index}, which its log does not have (any more): the log was restored ` +
        'from an older backup, or has lost its end. If there is a newer copy of the log, stop the ledger and bring that ' +
        'copy back: what it has more was acknowledged. If there is none, stop the ledger, delete the folder ' +
        'ledger-state and start again; it is made again from this log',
    );
  }
}

/**
 * The last outcome must answer the instruction that stands at its input. A log that lost its end may have grown again,
 * and what came in there since would be taken for answered.
 * @throws {InputLostError}
 */
export async function assertInput(log: EventLog, partition: number, last: Fact): Promise<void> {
  for await (const [record] of log.read(topics.instructions, partition, last.input)) {
    if (record && answersInput(last, record.value)) return;
    throw new InputLostError(
      `the last outcome, ${last.id}, answers another instruction than input ${last.input}`,
    );
  }
  throw new InputLostError(
    `the instructions end before input ${last.input}, which the last outcome, ${last.id}, answers`,
  );
}
