import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Instruction } from './fact.ts';
import { MemoryState } from './memory-state.ts';
import { type SealedFact, sealOutcome } from './record.ts';

/**
 * One partition's ledger in memory: takes instructions one after the other and answers sealed facts. What the
 * ledger service does around a log, without the log: for tests, benches and simulation.
 */
export class Book {
  readonly state = new MemoryState();
  private readonly partition: number;
  private taken = 0;

  constructor(partition = 0) {
    this.partition = partition;
  }

  take(instruction: Instruction, recordedAt: string): SealedFact {
    const outcome = decide(instruction, recordedAt, this.state);
    const index = this.taken;
    const place = { index, input: index, partition: this.partition, recordedAt };
    const sealed = sealOutcome(outcome, place, this.state.get('case', instruction.caseId, ''));
    this.state.apply(evolve(this.state, sealed.fact, sealed.hash));
    this.taken += 1;
    return sealed;
  }
}
