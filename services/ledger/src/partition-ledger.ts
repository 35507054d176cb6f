import {
  assertRulesKnown,
  type EnvelopedRecord,
  factRecord,
  type Invalid,
  readInstruction,
  topics,
} from '@seizure-ledger/contracts';
import {
  type Change,
  decide,
  evolve,
  type Instruction,
  isReaction,
  refuseUndecidable,
  type SealedFact,
  sealPieces,
  sealQuarantine,
  StagedState,
  type StateView,
  type Writer,
} from '@seizure-ledger/domain';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { sha256OfBytes } from '@seizure-ledger/evidence';
import type { Alarms } from '@seizure-ledger/service-kit';
import { StateUnreadableError } from './ledger-state.ts';
import { type Restored, restore } from './restore.ts';
import { forgeryIn, writerOf } from './writer-of.ts';

/** Changes that gather in memory before the state file is written. */
const flushAt_changes = 2_000;

/**
 * Somebody else has written to the ledger's log: another ledger that was late, or a forger. What the index rule takes
 * of it is what counts, so that the partition has to be restored.
 */
export class NotAloneError extends Error {
  override readonly name = 'NotAloneError';
}

/**
 * The one writer of a partition: takes its instructions in order and appends exactly one outcome for each. When
 * `take` has thrown, its memory is worthless: whoever owns it must discard it and restore it anew.
 */
export class PartitionLedger {
  readonly #log: EventLog;
  readonly #partition: number;
  readonly #alarms: Alarms;
  readonly #restored: Restored;
  #mark: Restored['mark'];
  #end: number;

  private constructor(log: EventLog, partition: number, alarms: Alarms, restored: Restored) {
    this.#log = log;
    this.#partition = partition;
    this.#alarms = alarms;
    this.#restored = restored;
    this.#mark = restored.mark;
    this.#end = restored.end;
  }

  static async restore(
    log: EventLog,
    partition: number,
    path: string,
    alarms: Alarms,
  ): Promise<PartitionLedger> {
    return new PartitionLedger(log, partition, alarms, await restore(log, partition, path));
  }

  /** Offset of the next instruction to decide. */
  get nextInput(): number {
    return this.#mark.nextInput;
  }

  /**
   * Decides the instructions and appends their outcomes; resolves when these are durable.
   * @throws {NotAloneError} they are durable, but others stand before them.
   */
  async take(records: readonly StoredRecord[]): Promise<void> {
    let mark = this.#mark;
    const sealed: SealedFact[] = [];
    for (const record of records) {
      if (record.offset < mark.nextInput) continue;
      const pieces = this.#outcomeOf(record, mark);
      sealed.push(...pieces);
      const last = pieces.at(-1);
      if (!last) throw new Error(`input ${record.offset} has no outcome`);
      const { index, recordedAt } = last.fact;
      mark = { ...mark, hash: last.hash, nextIndex: index + 1, nextInput: record.offset + 1, recordedAt };
    }
    if (sealed.length === 0) return;
    for (const records of inRequests(sealed.map(factRecord))) await this.#append(records);
    this.#mark = { ...mark, nextOffset: this.#end };
    if (this.#restored.state.unflushed >= flushAt_changes) this.#restored.state.flush(this.#mark);
  }

  async #append(records: readonly EnvelopedRecord[]): Promise<void> {
    const appended = await this.#log.append(topics.ledger, this.#partition, records);
    if (appended.firstOffset !== this.#end) {
      throw new NotAloneError(
        `partition ${this.#partition}: records of others stand from offset ${this.#end} to ${appended.firstOffset}`,
      );
    }
    this.#end += records.length;
  }

  /** Writes what is acknowledged to the state file and lets go of it, also where it can't be written. */
  close(): void {
    try {
      if (this.#mark.nextOffset > 0) this.#restored.state.flush(this.#mark);
    } finally {
      this.#restored.file.close();
    }
  }

  /** Lets go without writing: the memory may be ahead of the log. */
  discard(): void {
    this.#restored.file.close();
  }

  #outcomeOf(
    record: StoredRecord,
    { nextIndex, recordedAt: previous }: Restored['mark'],
  ): readonly SealedFact[] {
    const { state } = this.#restored;
    const stored = new Date(record.timestamp_ms).toISOString();
    const recordedAt = stored > previous ? stored : previous;
    const place = { index: nextIndex, input: record.offset, partition: this.#partition, recordedAt };
    const read = this.#read(record);
    if ('invalid' in read) {
      const message = `input ${record.offset} was quarantined: ${read.invalid}`;
      this.#alarms.count('quarantined', { message, partition: this.#partition, reader: 'ledger' });
      return [sealQuarantine({ reason: read.invalid, valueHash: sha256OfBytes(record.value) }, place)];
    }
    if (isReaction(read.act)) assertRulesKnown(read);
    const { changes, pieces } = this.#decided(read, place, writerOf(record));
    state.apply(changes);
    return pieces;
  }

  /**
   * Who wrote it comes first: what a stranger says is not even looked at.
   * @throws {DeclaredKeyMissingError}
   */
  #read(record: StoredRecord): Instruction | Invalid {
    const forged = forgeryIn(record, this.#restored.state);
    if (forged !== undefined) return { invalid: forged };
    return readInstruction(record, { partition: this.#partition, partitions: this.#log.partitions });
  }

  #decided(
    instruction: Instruction,
    place: Parameters<typeof sealQuarantine>[1],
    writer: Writer | undefined,
  ) {
    const { state } = this.#restored;
    const seal = (outcome: ReturnType<typeof decide>) => {
      const pieces = sealPieces(outcome, place, state.get('case', instruction.caseId, ''));
      return { changes: evolveAll(state, pieces), pieces };
    };
    try {
      return seal(decide(instruction, place.recordedAt, state, writer));
    } catch (error) {
      if (error instanceof StateUnreadableError || !(error instanceof Error)) throw error;
      const message = `an act could not be decided: ${error.message}`;
      this.#alarms.count('undecidable', { message, partition: this.#partition, reader: 'ledger' }, error);
      return seal(refuseUndecidable(instruction, place.recordedAt, state));
    }
  }
}

/** Below what a broker takes at once by default (1 MiB), with room for what stands around the values. */
const request_bytes = 768 * 1024;

/** An outcome that is cut off between two requests is decided again, as any that is not complete. */
function inRequests(records: readonly EnvelopedRecord[]): readonly (readonly EnvelopedRecord[])[] {
  const requests: EnvelopedRecord[][] = [];
  let room = 0;
  for (const record of records) {
    room -= record.value.byteLength;
    if (room < 0) {
      requests.push([]);
      room = request_bytes - record.value.byteLength;
    }
    requests.at(-1)?.push(record);
  }
  return requests;
}

/** What the records of one outcome change, before anybody sees any of it. */
function evolveAll(state: StateView, pieces: readonly SealedFact[]): readonly Change[] {
  const [only, ...more] = pieces;
  if (only && more.length === 0) return evolve(state, only.fact, only.hash);
  const staged = new StagedState(state);
  for (const { fact, hash } of pieces) staged.apply(evolve(staged, fact, hash));
  return staged.changes;
}
