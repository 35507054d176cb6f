import { Controller, Inject, type OnApplicationShutdown } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { topics } from '@seizure-ledger/contracts';
import { type Batch, closeAll, type EventLog } from '@seizure-ledger/event-log';
import { Alarms, consumerPatterns, EVENT_LOG } from '@seizure-ledger/service-kit';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PartitionLedger } from './partition-ledger.ts';

/** Folder of the state files, one a partition. */
export const STATE_FOLDER = Symbol('StateFolder');

/** The partitions whose state files lie in a folder. */
export function partitionsIn(folder: string): readonly number[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => /^partition-(\d+)\.db$/.exec(file)?.slice(1).map(Number) ?? []);
}

const patterns = consumerPatterns(topics.instructions);

/** Gives each partition of the instructions to its ledger; a partition that failed is restored before it goes on. */
@Controller()
export class LedgerConsumer implements OnApplicationShutdown {
  readonly #log: EventLog;
  readonly #alarms: Alarms;
  readonly #folder: string;
  readonly #ledgers = new Map<number, PartitionLedger>();

  constructor(
    @Inject(EVENT_LOG) log: EventLog,
    @Inject(Alarms) alarms: Alarms,
    @Inject(STATE_FOLDER) folder: string,
  ) {
    this.#log = log;
    this.#alarms = alarms;
    this.#folder = folder;
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    this.#giveUp(partition);
    mkdirSync(this.#folder, { mode: 0o700, recursive: true });
    const path = join(this.#folder, `partition-${partition}.db`);
    const ledger = await PartitionLedger.restore(this.#log, partition, path, this.#alarms);
    this.#ledgers.set(partition, ledger);
    return ledger.nextInput;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    const ledger = this.#ledgers.get(partition);
    if (!ledger) throw new Error(`partition ${partition} is not this ledger’s`);
    try {
      await ledger.take(records);
    } catch (error) {
      this.#giveUp(partition);
      throw error;
    }
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    const ledger = this.#ledgers.get(partition);
    this.#ledgers.delete(partition);
    ledger?.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await closeAll([...this.#ledgers.keys()].map((partition) => () => this.revoked(partition)));
  }

  /** What it remembers may be ahead of the log, and must never reach the state file. */
  #giveUp(partition: number): void {
    this.#ledgers.get(partition)?.discard();
    this.#ledgers.delete(partition);
  }
}
