import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type GroundWith, KitModule } from '@seizure-ledger/service-kit';
import { LedgerConsumer, partitionsIn, STATE_FOLDER } from './ledger.consumer.ts';

/** The ledger: decides what comes in on the instructions' log. */
@Module({})
export class LedgerModule {
  static on(ground: GroundWith<'log'>, stateFolder: string): DynamicModule {
    return {
      controllers: [LedgerConsumer],
      imports: [KitModule.on(ground)],
      module: LedgerModule,
      providers: [{ provide: STATE_FOLDER, useValue: stateFolder }],
    };
  }
}

/** Reads the instructions, of those partitions first whose state files are in the folder. */
export function ledgerTransport(
  { alarms, log }: Pick<GroundWith<'log'>, 'alarms' | 'log'>,
  stateFolder: string,
): EventLogTransport {
  return new EventLogTransport({
    alarms,
    group: 'ledger',
    holds: () => partitionsIn(stateFolder),
    log,
    maxBatch: 500,
    topic: topics.instructions,
  });
}
