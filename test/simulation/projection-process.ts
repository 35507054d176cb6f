import { LogInDoubtError, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import {
  type Checkpoint,
  CheckpointMovedError,
  type Commit,
  type ReadModel,
  ReadModelUnavailableError,
} from '@seizure-ledger/read-model';
import { PartitionProjection } from '@seizure-ledger/service-projection';
import type { Dice } from './dice.ts';
import type { MemoryLogStore } from './memory-log.ts';
import type { MemoryStorage } from './memory-storage.ts';
import { Killed, Process } from './process.ts';
import { StepwiseLog } from './stepwise-log.ts';
import { StepwiseReadModel } from './stepwise-read-model.ts';

export interface ProjectionWorld {
  readonly dice: Dice;
  readonly storage: MemoryStorage;
  readonly store: MemoryLogStore;
  faulty(): boolean;
  /** What stands between the projection and the read model: nothing, unless a bug is planted there. */
  wrapReadModel(readModel: ReadModel): ReadModel;
  written(commit: Commit): void;
}

/** One projection of one partition; another may be at work beside it. */
export class ProjectionProcess extends Process {
  readonly partition: number;
  readonly #world: ProjectionWorld;
  readonly #log: EventLog;
  readonly #readModel: ReadModel;
  /** The checkpoint that its memory goes on from. */
  #stored: Checkpoint | undefined;

  constructor(name: string, partition: number, world: ProjectionWorld) {
    super(name);
    this.partition = partition;
    this.#world = world;
    const { dice, storage, store } = world;
    const turn = (): Promise<void> => this.turn();
    const mayFail = (): boolean => world.faulty();
    // a projection asks for nothing else of it
    this.#log = new StepwiseLog(store, dice, turn, mayFail) as unknown as EventLog;
    this.#readModel = world.wrapReadModel(
      new StepwiseReadModel(storage, dice, turn, mayFail, (commit) => {
        this.#stored = commit.checkpoint;
        world.written(commit);
      }),
    );
  }

  protected async live(): Promise<void> {
    for (;;) {
      await this.turn();
      try {
        await this.#follow();
      } catch (error) {
        if (!this.#isOrdinary(error)) throw error;
      }
    }
  }

  /** A late twin folds into documents that are ahead of it: whatever comes of that, nothing of it may be written. */
  #isOrdinary(error: unknown): boolean {
    const isLate = this.#stored !== this.#world.storage.checkpoints.get(this.partition);
    const isKnown = error instanceof CheckpointMovedError || error instanceof ReadModelUnavailableError;
    return isKnown || (isLate && !(error instanceof LogInDoubtError) && !(error instanceof Killed));
  }

  async #follow(): Promise<void> {
    this.#stored = this.#world.storage.checkpoints.get(this.partition);
    const projection = await PartitionProjection.from(this.#readModel, this.partition, this.#log);
    const facts = this.#world.store.of(topics.ledger, this.partition);
    let next = projection.nextOffset;
    for (;;) {
      await this.turn(() => facts.length > next);
      for await (const records of this.#log.read(topics.ledger, this.partition, next)) {
        const some = records.slice(0, this.#world.dice.pick([1, 20, 200]));
        await projection.take(some);
        next += some.length;
        break;
      }
    }
  }
}
