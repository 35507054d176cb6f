import { topics } from '@seizure-ledger/contracts';
import {
  AppendUncertainError,
  type EventLog,
  LogFullError,
  LogUnavailableError,
} from '@seizure-ledger/event-log';
import { NotAloneError, PartitionLedger } from '@seizure-ledger/service-ledger';
import type { Alarms } from '@seizure-ledger/service-kit';
import type { Dice } from './dice.ts';
import type { MemoryLogStore } from './memory-log.ts';
import { Process } from './process.ts';
import { StepwiseLog } from './stepwise-log.ts';

export interface LedgerWorld {
  readonly alarms: Alarms;
  readonly dice: Dice;
  readonly store: MemoryLogStore;
  faulty(): boolean;
  /** What stands between the ledger and the log: nothing, unless a bug is planted there. */
  wrapLog(log: EventLog): EventLog;
}

/** One ledger of one partition, as its consumer drives it: restore, take batch after batch, give up and restore. */
export class LedgerProcess extends Process {
  readonly partition: number;
  readonly path: string;
  readonly #world: LedgerWorld;
  readonly #log: EventLog;
  #handOver = false;

  constructor(name: string, partition: number, path: string, world: LedgerWorld) {
    super(name);
    this.partition = partition;
    this.path = path;
    this.#world = world;
    const log = new StepwiseLog(
      world.store,
      world.dice,
      () => this.turn(),
      () => world.faulty(),
    );
    // a ledger asks for nothing else of it
    this.#log = world.wrapLog(log as unknown as EventLog);
  }

  /** Lets go of the partition after the batch under way, and keeps its state file. */
  handOver(): void {
    this.#handOver = true;
  }

  protected async live(): Promise<void> {
    this.#handOver = false;
    for (;;) {
      await this.turn();
      try {
        return await this.#own();
      } catch (error) {
        if (!isOrdinary(error)) throw error;
      }
    }
  }

  /** Until it hands over, or fails. */
  async #own(): Promise<void> {
    const ledger = await PartitionLedger.restore(this.#log, this.partition, this.path, this.#world.alarms);
    try {
      for (;;) {
        const { nextInput } = ledger;
        const inputs = this.#world.store.of(topics.instructions, this.partition);
        await this.turn(() => this.#handOver || inputs.length > nextInput);
        if (this.#handOver) return ledger.close();
        const atMost = this.#world.dice.pick([1, 4, 40]);
        // what was delivered before comes again now and then
        const from = Math.max(0, nextInput - (this.#world.dice.chance(20) ? 3 : 0));
        for await (const records of this.#log.read(topics.instructions, this.partition, from)) {
          await ledger.take(records.slice(0, atMost));
          break;
        }
      }
    } catch (error) {
      ledger.discard();
      throw error;
    }
  }
}

/** After these a ledger restores its partition and goes on; anything else stops it. */
function isOrdinary(error: unknown): boolean {
  return [AppendUncertainError, LogFullError, LogUnavailableError, NotAloneError].some(
    (kind) => error instanceof kind,
  );
}
