import { IndexRule, LogInDoubtError, readFact, topics } from '@seizure-ledger/contracts';
import { evolve, type Fact } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import { type Hash, leafHashOfBytes } from '@seizure-ledger/evidence';
import { LedgerState } from './ledger-state.ts';
import { StateFile, type StateMark } from './state-file.ts';

/** The input ends before the last outcome's instruction: the logs do not belong together, or one lost its end. */
export class InputTooShortError extends LogInDoubtError {
  override readonly name = 'InputTooShortError';
}

export interface Restored {
  readonly file: StateFile;
  readonly mark: StateMark;
  readonly state: LedgerState;
}

/**
 * What the ledger knows of a partition, from its file as far as that fits the log, and from its own output to the
 * end. An outcome that is not complete at the end is as if it were not there: it is decided again.
 * @throws {IndexGapError} something is missing in the ledger's log, or forged.
 * @throws {InputTooShortError}
 */
export async function restore(log: EventLog, partition: number, path: string): Promise<Restored> {
  const file = new StateFile(path);
  try {
    let mark = await usableMark(log, partition, file);
    if (!mark) {
      file.clear();
      mark = {
        hash: '',
        log: log.identity,
        nextIndex: 0,
        nextInput: 0,
        nextOffset: 0,
        recordedAt: new Date(0).toISOString(),
      };
    }
    const state = new LedgerState(file);
    mark = await replay(log, partition, state, mark);
    if ((await log.end(topics.instructions, partition)) < mark.nextInput) {
      throw new InputTooShortError(`partition ${partition}: the instructions end before the last outcome’s`);
    }
    return { file, mark, state };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** A mark fits when its last record stands in this log where it says, with its hash. */
async function usableMark(log: EventLog, partition: number, file: StateFile): Promise<StateMark | undefined> {
  const { mark } = file;
  if (!mark || mark.log !== log.identity || mark.nextOffset === 0) return undefined;
  for await (const [record] of log.read(topics.ledger, partition, mark.nextOffset - 1)) {
    return record && leafHashOfBytes(record.value) === mark.hash ? mark : undefined;
  }
  return undefined;
}

interface Piece {
  readonly fact: Fact;
  readonly hash: Hash;
}

async function replay(
  log: EventLog,
  partition: number,
  state: LedgerState,
  from: StateMark,
): Promise<StateMark> {
  const rule = new IndexRule(partition, from.nextIndex);
  let mark = from;
  let pieces: Piece[] = [];
  for await (const records of log.read(topics.ledger, partition, from.nextOffset)) {
    for (const { offset, value } of records) {
      const fact = readFact(value);
      if (!rule.takes(fact.index)) continue;
      const hash = leafHashOfBytes(value);
      pieces.push({ fact, hash });
      if (fact.part !== fact.parts) continue;
      for (const piece of pieces) state.apply(evolve(state, piece.fact, piece.hash));
      pieces = [];
      const { index, input, recordedAt } = fact;
      mark = {
        hash,
        log: log.identity,
        nextIndex: index + 1,
        nextInput: input + 1,
        nextOffset: offset + 1,
        recordedAt,
      };
      if (state.unflushed > 5_000) state.flush(mark);
    }
  }
  return mark;
}
