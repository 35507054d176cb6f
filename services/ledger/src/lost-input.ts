import { answersInput, LogInDoubtError, topics } from '@seizure-ledger/contracts';
import type { Fact } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';

/** The instructions' log is not the one that the outcomes answer: it lost its end, or belongs to another ledger. */
export class InputLostError extends LogInDoubtError {
  override readonly name = 'InputLostError';
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
