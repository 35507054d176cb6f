import { assertRulesKnown, IndexRule, OutcomeParts, readFactRecord, topics } from '@seizure-ledger/contracts';
import { evolve, type Fact } from '@seizure-ledger/domain';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { type Hash, leafHashOfBytes } from '@seizure-ledger/evidence';
import { assertInput, TailLostError } from './lost-input.ts';
import { LedgerState } from './ledger-state.ts';
import { StateFile, type StateMark } from './state-file.ts';

export interface Restored {
  /** Offset in the ledger's log at which its next record must land if nobody else writes. */
  readonly end: number;
  readonly file: StateFile;
  readonly mark: StateMark;
  readonly state: LedgerState;
}

/**
 * What the ledger knows of a partition, from its file as far as that fits the log, and from its own output to the
 * end. An outcome that is not complete at the end is as if it were not there: it is decided again.
 * @throws {LogInDoubtError} something is missing in the ledger's log, or forged; or the input is lost.
 */
export async function restore(log: EventLog, partition: number, path: string): Promise<Restored> {
  const file = StateFile.open(path);
  try {
    const from = (await markedIn(log, partition, file)) ?? beginning(log, file);
    const state = new LedgerState(file);
    const { end, last, mark } = await replay(log, partition, state, from);
    if (last) await assertInput(log, partition, last);
    return { end, file, mark, state };
  } catch (error) {
    file.close();
    throw error;
  }
}

interface Replayed {
  readonly end: number;
  /** The last record of the last complete outcome. */
  readonly last: Fact | undefined;
  readonly mark: StateMark;
}

/**
 * What is marked, unless it is of another log.
 * @throws {TailLostError} its last record does not stand in this log where it says, with its hash.
 */
async function markedIn(log: EventLog, partition: number, file: StateFile): Promise<Replayed | undefined> {
  const { mark } = file;
  if (!mark || mark.log !== log.identity || mark.nextOffset === 0) return undefined;
  for await (const [record] of log.read(topics.ledger, partition, mark.nextOffset - 1)) {
    if (!record || leafHashOfBytes(record.value) !== mark.hash) break;
    return { end: mark.nextOffset, last: readFactRecord(record), mark };
  }
  throw new TailLostError(partition, mark.nextIndex - 1);
}

function beginning(log: EventLog, file: StateFile): Replayed {
  file.clear();
  const recordedAt = new Date(0).toISOString();
  const mark = { hash: '', log: log.identity, nextIndex: 0, nextInput: 0, nextOffset: 0, recordedAt };
  return { end: 0, last: undefined, mark };
}

interface Piece {
  readonly fact: Fact;
  readonly hash: Hash;
}

async function replay(
  log: EventLog,
  partition: number,
  state: LedgerState,
  from: Replayed,
): Promise<Replayed> {
  const rule = new IndexRule(partition, from.mark.nextIndex);
  const parts = new OutcomeParts<Piece>(from.mark.nextInput);
  let { end, last, mark } = from;
  for await (const records of log.read(topics.ledger, partition, from.end)) {
    for (const record of records) {
      end = record.offset + 1;
      const fact = readFactRecord(record);
      if (!rule.takes(fact.index)) continue;
      const hash = leafHashOfBytes(record.value);
      const outcome = parts.add(fact, { fact, hash });
      if (!outcome) continue;
      if (fact.status === 'posted') assertRulesKnown(fact);
      for (const piece of outcome) state.apply(evolve(state, piece.fact, piece.hash));
      last = fact;
      mark = markAfter(mark, { fact, hash }, record);
      if (state.unflushed > 5_000) state.flush(mark);
    }
  }
  return { end, last, mark };
}

function markAfter({ log }: StateMark, { fact, hash }: Piece, { offset }: StoredRecord): StateMark {
  const { index, input, recordedAt } = fact;
  return { hash, log, nextIndex: index + 1, nextInput: input + 1, nextOffset: offset + 1, recordedAt };
}
