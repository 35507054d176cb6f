import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type GroundWith, KitModule } from '@seizure-ledger/service-kit';
import { reactorGroup } from './partition-reactor.ts';
import { ReactorConsumer } from './reactor.consumer.ts';

/** The reactor: asks for what follows from a fact of one case in another. */
@Module({})
export class ReactorModule {
  static on(ground: GroundWith<'log'>): DynamicModule {
    return { controllers: [ReactorConsumer], imports: [KitModule.on(ground)], module: ReactorModule };
  }
}

export function reactorTransport({
  alarms,
  log,
}: Pick<GroundWith<'log'>, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({ alarms, group: reactorGroup, log, maxBatch: 1_000, topic: topics.ledger });
}
