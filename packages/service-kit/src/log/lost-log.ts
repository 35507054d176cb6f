import { answersInput, type Fact, LogLostError, readFactRecord, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';

type Readable = Pick<EventLog, 'end' | 'read'>;

/**
 * Looks whether a partition still has all that somebody has seen of it: the ledger's log up to an offset, and the
 * instruction that its last record answers. What had stood in either log must stand there for ever.
 * @returns where the ledger's log ends.
 * @throws {LogLostError}
 * @throws {LogInDoubtError} that last record is no fact.
 */
export async function assertNothingLost(log: Readable, partition: number, seen: number): Promise<number> {
  const end = await log.end(topics.ledger, partition);
  if (end < seen)
    throw new LogLostError(
      `the ledger’s log ends at ${partition}@${end} and was read up to ${seen} before: ${bringBack}`,
    );
  const last = await lastAnswer(log, partition, end);
  if (last && !(await isAsked(log, partition, last))) throw instructionLost(partition, last.input);
  return end;
}

/** The instruction at an input was answered, and does not stand there any more. */
export function instructionLost(partition: number, input: number): LogLostError {
  return new LogLostError(
    `the instruction ${partition}@${input} was answered, and does not stand there any more: ${bringBack}`,
  );
}

const bringBack =
  'the log was restored from an older backup, or has lost its end. If there is a newer copy of the log, bring that ' +
  'copy back: what it has more was acknowledged';

/** The last piece of an outcome names what it answers; one before it tells nothing. */
async function lastAnswer(log: Readable, partition: number, end: number): Promise<Fact | undefined> {
  if (end > 0)
    for await (const [last] of log.read(topics.ledger, partition, end - 1)) {
      const fact = last && readFactRecord(last);
      return fact?.part === fact?.parts ? fact : undefined;
    }
  return undefined;
}

async function isAsked(log: Readable, partition: number, fact: Fact): Promise<boolean> {
  for await (const [asked] of log.read(topics.instructions, partition, fact.input))
    return asked !== undefined && answersInput(fact, asked.value);
  return false;
}
