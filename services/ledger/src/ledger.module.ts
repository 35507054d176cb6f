import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type Ground, KitModule } from '@seizure-ledger/service-kit';
import { LedgerConsumer, STATE_FOLDER } from './ledger.consumer.ts';

/** The ledger: decides what comes in on the instructions' log. */
@Module({})
export class LedgerModule {
  static on(ground: Ground, stateFolder: string): DynamicModule {
    return {
      controllers: [LedgerConsumer],
      imports: [KitModule.on(ground)],
      module: LedgerModule,
      providers: [{ provide: STATE_FOLDER, useValue: stateFolder }],
    };
  }
}

/** Reads the instructions. */
export function ledgerTransport({ alarms, log }: Pick<Ground, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    alarms,
    group: 'ledger',
    log,
    maxBatch: 500,
    topic: topics.instructions,
  });
}
