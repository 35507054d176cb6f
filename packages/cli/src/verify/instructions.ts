import { type Fact, type Instruction, instructionText, topics } from '@seizure-ledger/contracts';
import { fingerprintOf, type RecordKey } from '@seizure-ledger/domain';
import type { Authority, ReadableLog, StoredRecord } from '@seizure-ledger/event-log';
import { canonicalJson, type Json, sha256OfBytes } from '@seizure-ledger/evidence';
import { firstDifference } from './first-difference.ts';
import { type Beginning, RecordedTimes } from './recorded-times.ts';
import { isBoundByHeader } from './sealed-record.ts';
import { forgeryIn } from './writers.ts';

/** Whether each outcome of a partition is one of the instruction that it names, and says what that said. */
export class Instructions {
  readonly #log: Pick<ReadableLog, 'read'>;
  readonly #partition: number;
  readonly #authority: Authority | undefined;
  #batches: AsyncIterator<readonly StoredRecord[]> | undefined;
  #batch: readonly StoredRecord[] = [];
  readonly #times: RecordedTimes;

  constructor(
    log: Pick<ReadableLog, 'read'>,
    partition: number,
    { authority, beginning }: { readonly authority: Authority | undefined; readonly beginning: Beginning },
  ) {
    this.#authority = authority;
    this.#log = log;
    this.#partition = partition;
    this.#times = new RecordedTimes(beginning);
  }

  /** `declared`: the keys of instructions that are declared before the outcome. */
  async flawsOf(fact: Fact, declared: readonly RecordKey[]): Promise<readonly string[]> {
    const asked = await this.#at(fact.input);
    if (!asked) return [`no instruction stands at its input ${fact.input}`];
    const place = { partition: this.#partition, topic: topics.instructions };
    const forged = forgeryIn(asked, place, declared, this.#authority);
    const flaws = [
      ...this.#times.flawsOf(fact, asked.timestamp_ms),
      ...(forged !== undefined && fact.status !== 'quarantined'
        ? [`no edge wrote its instruction: ${forged}`]
        : []),
    ];
    const other = differenceFrom(asked, fact);
    return other === undefined ? flaws : [...flaws, `it is no outcome of its instruction: ${other}`];
  }

  async #at(offset: number): Promise<StoredRecord | undefined> {
    return this.#inBatch(offset) ?? (await this.#goOn(offset)) ?? (await this.#startAt(offset));
  }

  #inBatch(offset: number): StoredRecord | undefined {
    const record = this.#batch[offset - (this.#batch[0]?.offset ?? 0)];
    return record?.offset === offset ? record : this.#batch.find((one) => one.offset === offset);
  }

  async #goOn(offset: number): Promise<StoredRecord | undefined> {
    const { done, value } = (await this.#batches?.next()) ?? { done: true, value: [] };
    this.#batch = done === true ? [] : value;
    return this.#inBatch(offset);
  }

  /** Outcomes come in the order of their inputs, unless something is wrong; or more has come in meanwhile. */
  async #startAt(offset: number): Promise<StoredRecord | undefined> {
    if (!Number.isSafeInteger(offset) || offset < 0) return undefined;
    this.#batches = this.#log.read(topics.instructions, this.#partition, offset)[Symbol.asyncIterator]();
    return this.#goOn(offset);
  }
}

function differenceFrom({ value }: StoredRecord, fact: Fact): string | undefined {
  if (isBoundByHeader(fact)) return undefined;
  if (fact.status === 'quarantined')
    return sha256OfBytes(value) === fact.quarantine?.valueHash
      ? undefined
      : 'it quarantines other bytes than stand there';
  const said = fact.approval ? undefined : instructionIn(fact);
  if (said && Buffer.from(instructionText(said)).equals(value)) return undefined;
  const asked = parse(value);
  if (!asked) return 'what stands there is no instruction';
  return said ? firstDifference(text(said), text(asked)) : differenceInApproval(asked, fact);
}

/** What a fact repeats of its instruction. */
function instructionIn({ act, actor, body, caseId, instructionId, personal, sentAt }: Fact): Instruction {
  const said = { act, actor, body, caseId, id: instructionId, personal, sentAt };
  // where a member is missing, it differs from the instruction, which is what is asked
  return said as Instruction;
}

/** A fact that a second person let happen answers that person's instruction. */
function differenceInApproval(asked: Instruction, { approval, approvedBy, caseId, proposalHash }: Fact) {
  const said = { ...approval, approvedBy, caseId, proposalHash };
  const { actor, body, id: instructionId } = asked;
  const due = {
    actor,
    approvedBy: actor,
    caseId: asked.caseId,
    fingerprint: fingerprintOf(asked),
    instructionId,
    // a policy is named by the key under which it was proposed
    proposalHash: body['proposalHash'] ?? proposalHash,
  };
  return firstDifference(text(said), text(due));
}

function parse(value: Uint8Array): Instruction | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value).toString());
    // what it lacks shows as a difference
    return typeof parsed === 'object' && parsed !== null ? (parsed as Instruction) : undefined;
  } catch {
    return undefined;
  }
}

/** Both sides come from JSON. */
const text = (value: object): string => canonicalJson(value as unknown as Json);
