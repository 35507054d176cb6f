import { Controller, Inject, type OnModuleDestroy } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { LogInDoubtError, topics } from '@seizure-ledger/contracts';
import type { Batch, EventLog } from '@seizure-ledger/event-log';
import { consumerPatterns, EVENT_LOG } from '@seizure-ledger/service-kit';
import type { NoteSigner } from '@seizure-ledger/evidence';
import type { EvidenceFolder } from './evidence-folder.ts';
import { PartitionNotary } from './partition-notary.ts';
import { signEvery_ms } from './sign-every.ts';
import { Stamping } from './stamps/stamping.ts';
import { Cosigning } from './witnesses/cosigning.ts';

export const EVIDENCE_FOLDER = Symbol('EvidenceFolder');
export const SIGNER = Symbol('NoteSigner');

const patterns = consumerPatterns(topics.ledger);

interface Kept {
  readonly notary: PartitionNotary;
  signed_ms: number;
}

/** Gives each partition of the ledger's log to its notary. */
@Controller()
export class NotaryConsumer implements OnModuleDestroy {
  readonly #log: EventLog;
  readonly #folder: EvidenceFolder;
  readonly #signer: NoteSigner;
  readonly #cosigning: Cosigning;
  readonly #stamping: Stamping;
  readonly #kept = new Map<number, Kept>();

  constructor(
    @Inject(EVENT_LOG) log: EventLog,
    @Inject(EVIDENCE_FOLDER) folder: EvidenceFolder,
    @Inject(SIGNER) signer: NoteSigner,
    @Inject(Cosigning) cosigning: Cosigning,
    @Inject(Stamping) stamping: Stamping,
  ) {
    this.#log = log;
    this.#folder = folder;
    this.#signer = signer;
    this.#cosigning = cosigning;
    this.#stamping = stamping;
  }

  @MessagePattern(patterns.assigned)
  async assigned(@Payload() partition: number): Promise<number> {
    const folder = this.#folder.partition(partition);
    const notary = await PartitionNotary.from({ folder, log: this.#log, partition, signer: this.#signer });
    // a new key signs the old head
    await this.#sign(notary, partition);
    this.#kept.set(partition, { notary, signed_ms: performance.now() });
    return notary.nextOffset;
  }

  @MessagePattern(patterns.batch)
  async batch(@Payload() { partition, records }: Batch): Promise<void> {
    const kept = this.#kept.get(partition);
    if (!kept) throw new Error(`partition ${partition} is not this notary’s`);
    try {
      await kept.notary.take(records);
    } catch (error) {
      // what stood before the doubt is signed all the same
      if (error instanceof LogInDoubtError) await this.#sign(kept.notary, partition);
      throw error;
    }
    const end = await this.#log.end(topics.ledger, partition);
    // catching up, it signs now and then; at the end, whatever came
    if (kept.notary.nextOffset < end && performance.now() - kept.signed_ms < signEvery_ms) return;
    await this.#sign(kept.notary, partition);
    kept.signed_ms = performance.now();
  }

  /** What stands before it is signed: no later batch will come that would do so. */
  @MessagePattern(patterns.beforeForged)
  async beforeForged(@Payload() partition: number): Promise<void> {
    const kept = this.#kept.get(partition);
    if (kept) await this.#sign(kept.notary, partition);
  }

  @MessagePattern(patterns.revoked)
  revoked(@Payload() partition: number): void {
    this.#kept.delete(partition);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#cosigning.close(), this.#stamping.close()]);
  }

  async #sign(notary: PartitionNotary, partition: number): Promise<void> {
    await notary.sign();
    if (!notary.head) return;
    this.#cosigning.offer(partition, notary.head);
    this.#stamping.offer(partition, notary.head);
  }
}
