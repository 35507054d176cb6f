import { factRecord, IndexRule, instructionRecord, readFactRecord, topics } from '@seizure-ledger/contracts';
import {
  decide,
  evolve,
  type Fact,
  type Instruction,
  MemoryState,
  type SealedFact,
  sealOutcome,
} from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import { canonicalJson, type Json, leafHash, leafHashOfBytes } from '@seizure-ledger/evidence';
import { interest, partition, theCase } from './two-cases.fixture.ts';

/** Decides as the ledger does, from what stands in its log, and writes nothing unless it is told to. */
export class TwinLedger {
  readonly #log: EventLog;
  readonly #state = new MemoryState();
  #index = 0;
  #input = 0;
  #recordedAt = new Date(0).toISOString();

  private constructor(log: EventLog) {
    this.#log = log;
  }

  static async of(log: EventLog): Promise<TwinLedger> {
    const twin = new TwinLedger(log);
    const rule = new IndexRule(partition, 0);
    for await (const records of log.read(topics.ledger, partition, 0)) {
      for (const record of records) {
        const fact = readFactRecord(record);
        if (rule.takes(fact.index)) twin.#remember(fact, leafHashOfBytes(record.value));
      }
    }
    return twin;
  }

  /** The outcome that the ledger would write of an instruction that is its next input, stored at a time. */
  outcomeOf(instruction: Instruction, stored_ms: number): SealedFact {
    const stored = new Date(stored_ms).toISOString();
    const recordedAt = stored > this.#recordedAt ? stored : this.#recordedAt;
    const place = { index: this.#index, input: this.#input, partition, recordedAt };
    const record = this.#state.get('case', instruction.caseId, '');
    const sealed = sealOutcome(decide(instruction, recordedAt, this.#state), place, record);
    this.#remember(sealed.fact, sealed.hash);
    return sealed;
  }

  /** An accrual with its outcome; the instruction stands on the log when it resolves, the outcome does not. */
  async accrual(id: string): Promise<SealedFact> {
    const instruction = accrualBy(id);
    const record = instructionRecord(instruction);
    const { timestamp_ms } = await this.#log.append(topics.instructions, partition, [record]);
    return this.outcomeOf(instruction, timestamp_ms);
  }

  #remember(fact: Fact, hash: SealedFact['hash']): void {
    this.#state.apply(evolve(this.#state, fact, hash));
    this.#index = fact.index + 1;
    this.#input = fact.input + 1;
    this.#recordedAt = fact.recordedAt;
  }
}

export const officer = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  role: 'investigator',
  subject: 'investigator-1',
} as const;

export function accrualBy(id: string): Instruction {
  const sentAt = new Date().toISOString();
  return { act: 'accruals', actor: officer, body: interest, caseId: theCase, id, sentAt };
}

/** Appends to the ledger's log in the partition of {@link theCase}. */
export async function write(log: EventLog, ...facts: readonly SealedFact[]): Promise<void> {
  await log.append(topics.ledger, partition, facts.map(factRecord));
}

/** A fact's bytes and hash, whatever it says. */
export function sealedAs(fact: Fact): SealedFact {
  // a fact is JSON all through
  const value = canonicalJson(fact as unknown as Json);
  return { fact, hash: leafHash(value), value };
}
