import { type Commit, type ReadModel, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import type { Dice } from './dice.ts';
import { MemoryReadModel, type MemoryStorage } from './memory-storage.ts';

/** A process's way to the read model: a commit waits for a turn before and after it is written, and may fail. */
export class StepwiseReadModel extends MemoryReadModel implements ReadModel {
  readonly #dice: Dice;
  readonly #turn: () => Promise<void>;
  readonly #mayFail: () => boolean;
  readonly #written: (commit: Commit) => void;

  constructor(
    storage: MemoryStorage,
    dice: Dice,
    turn: () => Promise<void>,
    mayFail: () => boolean,
    written: (commit: Commit) => void,
  ) {
    super(storage);
    this.#dice = dice;
    this.#turn = turn;
    this.#mayFail = mayFail;
    this.#written = written;
  }

  override async commit(commit: Commit): Promise<void> {
    await this.#turn();
    const fate = this.#mayFail() ? this.#dice.weighted({ lost: 1, unanswered: 1, written: 40 }) : 'written';
    if (fate === 'lost') throw new ReadModelUnavailableError('not there');
    this.storage.commit(commit);
    this.#written(commit);
    if (fate === 'unanswered') throw new ReadModelUnavailableError('no answer, but written');
    await this.#turn();
  }
}
