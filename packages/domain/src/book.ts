import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Instruction } from './fact.ts';
import { MemoryState } from './memory-state.ts';
import { type SealedFact, sealPieces } from './record.ts';
import type { Writer } from './record-keys.ts';

/**
 * One partition's ledger in memory: takes instructions one after the other and answers sealed facts. What the
 * ledger service does around a log, without the log: for tests, benches and simulation.
 */
export class Book {
  readonly state = new MemoryState();
  private readonly partition: number;
  private inputs = 0;
  private taken = 0;

  constructor(partition = 0) {
    this.partition = partition;
  }

  /** @returns the outcome's last record: its only one, unless it is a large one. */
  take(instruction: Instruction, recordedAt: string, writer?: Writer): SealedFact {
    const last = this.takeAll(instruction, recordedAt, writer).at(-1);
    if (!last) throw new Error('an outcome without a record');
    return last;
  }

  /** @returns every record of the outcome. */
  takeAll(instruction: Instruction, recordedAt: string, writer?: Writer): readonly SealedFact[] {
    const outcome = decide(instruction, recordedAt, this.state, writer);
    const index = this.taken;
    const place = { index, input: this.inputs, partition: this.partition, recordedAt };
    const pieces = sealPieces(outcome, place, this.state.get('case', instruction.caseId, ''));
    for (const { fact, hash } of pieces) this.state.apply(evolve(this.state, fact, hash));
    this.taken += pieces.length;
    this.inputs += 1;
    return pieces;
  }
}
