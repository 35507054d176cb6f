import {
  type Body,
  type DefinedAct,
  type EnvelopedRecord,
  entryText,
  type Fact,
  formatPosition,
  type Instruction,
  instructionRecord,
  type KeyedHash,
  type Link,
  maxValue_bytes,
  partitionOf,
  parsePosition,
  type Place,
  type Principal,
  readFact,
  personalPathsOf,
  splitPersonal,
  topics,
} from '@seizure-ledger/contracts';
import {
  AppendUncertainError,
  type EventLog,
  LogFullError,
  LogUnavailableError,
} from '@seizure-ledger/event-log';
import { leafHash } from '@seizure-ledger/evidence';
import {
  type CaseDocument,
  entryId,
  type ReadModel,
  ReadModelUnavailableError,
} from '@seizure-ledger/read-model';
import { type PersonalValues, VaultUnavailableError } from '@seizure-ledger/vault';
import { ServiceError } from '../errors.ts';
import type { Resources } from '../ground/ground.ts';
import { awaitPlaces } from '../read/at-least.ts';
import { toldLinks } from '../read/told-links.ts';
import { visibleCase } from '../read/visible-case.ts';
import type { Outcomes } from './outcomes.ts';

/** What an edge of acts stands on. */
export interface EdgeGround extends Resources {
  readonly personalHash: KeyedHash;
}

/** One act as a person asks for it, its body already taken by the act's schema. */
export interface AskedAct {
  readonly act: DefinedAct;
  readonly body: Body;
  readonly caseId: string;
  /** The caller's Idempotency-Key. */
  readonly id: string;
  readonly principal: Principal;
}

/** A record of the ledger with its text as answers show it. */
export interface AnsweredFact {
  readonly fact: Fact;
  readonly hash: string;
  readonly text: string;
}

/**
 * What became of an instruction: its outcome, or nothing known yet (it may still be decided). One that had been asked for
 * before is a repeat, and its outcome that of the first time.
 */
export type Sent =
  | { readonly facts: readonly AnsweredFact[]; readonly isRepeat?: true }
  | { readonly facts: undefined; readonly isRepeat?: never };

const nothingKnown: Sent = { facts: undefined };

/** An act in the form in which the log takes it. */
export interface Enveloped {
  readonly partition: number;
  readonly record: EnvelopedRecord;
}

/** An instruction on its way. */
export interface Ticket {
  /** Where it was stored; `undefined` when it may have been stored or not. */
  readonly offset: number | undefined;
  readonly partition: number;
}

/** How long an edge waits for an outcome before it answers 202. */
const outcome_ms = 10_000;

/** Sends instructions to the ledger and waits for what it decided. One for all acts. */
export class ActEdge {
  readonly #log: EventLog;
  readonly #outcomes: Outcomes;
  readonly #readModel: ReadModel;
  readonly #personalHash: KeyedHash;
  readonly #personal: PersonalValues;

  constructor({ log, outcomes, personalHash, readModel, vault }: EdgeGround) {
    this.#log = log;
    this.#outcomes = outcomes;
    this.#readModel = readModel;
    this.#personalHash = personalHash;
    this.#personal = vault.personal;
  }

  /**
   * A case that this person may see, by all that this edge has seen decided: whoever opened it a moment ago need not wait.
   * @throws {ServiceError} NOT_FOUND, BEHIND
   */
  async visibleCase(principal: Principal, caseId: string): Promise<CaseDocument> {
    const seen = this.#outcomes.lastSeen(partitionOf(caseId, this.#log.partitions));
    await awaitPlaces(this.#readModel, seen ? [seen] : []);
    return visibleCase(this.#readModel, principal, caseId);
  }

  /** {@link envelope}, {@link submit}, then {@link outcomeOf}. */
  async send(asked: AskedAct): Promise<Sent> {
    return this.outcomeOf(await this.submit(await this.envelope(asked)));
  }

  /**
   * Its personal fields are encrypted, the same way each time. Acts of one case come out in the order in which they
   * were handed in.
   * @throws {ServiceError} TOO_LARGE, VAULT_UNAVAILABLE: nothing was sent.
   */
  async envelope({ act, body, caseId, id, principal }: AskedAct): Promise<Enveloped> {
    const key = await this.#keyOf(caseId);
    const split = splitPersonal(body, personalPathsOf(act, body), this.#personalHash);
    const instruction: Instruction = {
      act: act.name,
      actor: principal,
      body: split.body,
      caseId,
      id,
      ...(split.personal && { personal: this.#personal.sealed(key, caseId, split.personal) }),
      sentAt: new Date().toISOString(),
    };
    const record = instructionRecord(instruction);
    if (record.value.byteLength > maxValue_bytes)
      throw new ServiceError('TOO_LARGE', `An act may have ${maxValue_bytes} bytes; split it.`);
    return { partition: partitionOf(caseId, this.#log.partitions), record };
  }

  /**
   * Appends the instruction. A partition whose log has lost its end takes none: what it lost was acknowledged,
   * and what came in now would take its place.
   * @throws {ServiceError} LOG_LOST, LOG_UNAVAILABLE, LOG_FULL: certainly nothing recorded.
   */
  async submit({ partition, record }: Enveloped): Promise<Ticket> {
    const loss = this.#outcomes.lossOf(partition);
    if (loss !== undefined) throw new ServiceError('LOG_LOST', `Operators must decide first: ${loss}`);
    const answered = this.#outcomes.answeredIn(partition);
    try {
      const { firstOffset } = await this.#log.append(topics.instructions, partition, [record]);
      if (firstOffset <= answered) this.#outcomes.lost(partition, answered);
      return { offset: firstOffset, partition };
    } catch (error) {
      if (error instanceof AppendUncertainError) return { offset: undefined, partition };
      if (error instanceof LogFullError)
        throw new ServiceError('LOG_FULL', 'Make room, then send it again.', { cause: error });
      if (error instanceof LogUnavailableError)
        throw new ServiceError('LOG_UNAVAILABLE', 'Send it again with the same Idempotency-Key.', {
          cause: error,
        });
      throw error;
    }
  }

  /** Waits for what the ledger decided, some seconds long. */
  async outcomeOf({ offset, partition }: Ticket): Promise<Sent> {
    if (offset === undefined) return nothingKnown;
    const records = await this.#outcomes.of(partition, offset, outcome_ms);
    if (!records) return nothingKnown;
    return this.#firstAnswer(
      await Promise.all(records.map(({ fact, value }) => this.#answered(fact, textOf(value)))),
    );
  }

  /**
   * Other cases that name what a fact names. What was recorded is recorded, also while the read model is away: then
   * nothing is told, and the case's list of links has them later.
   */
  async linksOf({ fact }: AnsweredFact, principal: Principal): Promise<readonly Link[]> {
    if (fact.status !== 'posted' && fact.status !== 'proposed') return [];
    try {
      return await toldLinks(this.#readModel, principal, fact);
    } catch (error) {
      if (error instanceof ReadModelUnavailableError) return [];
      throw error;
    }
  }

  /** A repeated instruction is answered with the record that answered it first. */
  async #firstAnswer(facts: readonly AnsweredFact[]): Promise<Sent> {
    const first = facts[0]?.fact.first;
    if (!first) return { facts };
    const [place] = parsePosition(first.id) ?? [];
    const value = place && (await this.#valueOf(place));
    if (value === undefined) return nothingKnown;
    const answered = await this.#answered(readFact(Buffer.from(value)), value);
    return { facts: [answered], isRepeat: true };
  }

  /** The record there, or `undefined` while the read model has not come to it, or is away: that it was recorded stands. */
  async #valueOf(place: Place): Promise<string | undefined> {
    try {
      if (!(await this.#readModel.reached([place], outcome_ms))) return undefined;
      const entry = await this.#readModel.get('entries', entryId(place));
      if (entry) return entry.value;
    } catch (error) {
      if (error instanceof ReadModelUnavailableError) return undefined;
      throw error;
    }
    throw new Error(`the read model has passed ${formatPosition([place])}, and does not have it`);
  }

  async #keyOf(caseId: string): Promise<Buffer | undefined> {
    try {
      return await this.#personal.keyOf(caseId);
    } catch (error) {
      if (!(error instanceof VaultUnavailableError)) throw error;
      throw new ServiceError(
        'VAULT_UNAVAILABLE',
        'Nothing was recorded: send it again with the same Idempotency-Key.',
        {
          cause: error,
        },
      );
    }
  }

  async #answered(fact: Fact, value: string): Promise<AnsweredFact> {
    const { caseId, personal } = fact;
    const plain = caseId !== undefined && personal && (await this.#personal.opened(caseId, personal));
    const hash = leafHash(value);
    return { fact, hash, text: entryText(value, hash, fact.id, plain || undefined) };
  }
}

const textOf = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
