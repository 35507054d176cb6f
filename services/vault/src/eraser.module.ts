import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type GroundWith, KitModule } from '@seizure-ledger/service-kit';
import { EraserConsumer } from './eraser.consumer.ts';

/** The eraser: destroys the keys of those whom the ledger says are erased. */
@Module({})
export class EraserModule {
  static on(ground: GroundWith<'log' | 'vault'>): DynamicModule {
    return { controllers: [EraserConsumer], imports: [KitModule.on(ground)], module: EraserModule };
  }
}

export function eraserTransport({
  alarms,
  log,
}: Pick<GroundWith<'log'>, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({ alarms, group: 'vault', log, maxBatch: 1_000, topic: topics.ledger });
}
