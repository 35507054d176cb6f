import { topics } from '@seizure-ledger/contracts';
import {
  AppendUncertainError,
  type EventLog,
  LogFullError,
  LogUnavailableError,
} from '@seizure-ledger/event-log';
import { PartitionReactor } from '@seizure-ledger/service-ledger';
import type { Dice } from './dice.ts';
import { MemoryLog, type MemoryLogStore } from './memory-log.ts';
import { Process } from './process.ts';
import { StepwiseLog } from './stepwise-log.ts';

interface ReactorWorld {
  readonly dice: Dice;
  readonly store: MemoryLogStore;
  faulty(): boolean;
}

/** One reactor of one partition; its checkpoint stands in the log, and may be older than what it has asked for. */
export class ReactorProcess extends Process {
  readonly partition: number;
  readonly #world: ReactorWorld;
  readonly #log: EventLog;

  constructor(name: string, partition: number, world: ReactorWorld) {
    super(name);
    this.partition = partition;
    this.#world = world;
    const stepwise = new StepwiseLog(
      world.store,
      world.dice,
      () => this.turn(),
      () => world.faulty(),
    );
    const stored = new MemoryLog(world.store);
    this.#log = Object.assign(stored, {
      append: stepwise.append.bind(stepwise),
      commit: async (...[group, topic, partition, next]: Parameters<EventLog['commit']>) => {
        await this.turn();
        world.store.commits.set(`${group} ${topic} ${partition}`, next);
      },
      read: stepwise.read.bind(stepwise),
    });
  }

  protected async live(): Promise<void> {
    for (;;) {
      await this.turn();
      try {
        await this.#follow();
      } catch (error) {
        const ordinary = [AppendUncertainError, LogFullError, LogUnavailableError];
        if (!ordinary.some((kind) => error instanceof kind)) throw error;
      }
    }
  }

  async #follow(): Promise<void> {
    const reactor = await PartitionReactor.from(this.#log, this.partition);
    const facts = this.#world.store.of(topics.ledger, this.partition);
    let next = reactor.nextOffset;
    for (;;) {
      await this.turn(() => facts.length > next);
      for await (const records of this.#log.read(topics.ledger, this.partition, next)) {
        const some = records.slice(0, this.#world.dice.pick([1, 20, 200]));
        await reactor.take(some);
        next += some.length;
        break;
      }
    }
  }
}
