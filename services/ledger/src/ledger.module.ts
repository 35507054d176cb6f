import { type DynamicModule, Module } from '@nestjs/common';
import { IndexGapError, topics } from '@seizure-ledger/contracts';
import { type Alarms, EventLogTransport, type Ground, KitModule } from '@seizure-ledger/service-kit';
import { LedgerConsumer, STATE_FOLDER } from './ledger.consumer.ts';
import { InputTooShortError } from './restore.ts';

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

/** Reads the instructions. A gap in the ledger's own output, or an input that is too short, needs an operator. */
export function ledgerTransport({ alarms, log }: Pick<Ground, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    group: 'ledger',
    log,
    maxBatch: 500,
    onFailed: (partition, error) => stopOnDoubt(alarms, partition, error),
    topic: topics.instructions,
  });
}

function stopOnDoubt(alarms: Alarms, partition: number, error: unknown): 'restart' | 'stop' {
  const inDoubt = error instanceof IndexGapError || error instanceof InputTooShortError;
  const message = error instanceof Error ? error.message : String(error);
  alarms.raise({ message, partition, reader: 'ledger' }, error);
  return inDoubt ? 'stop' : 'restart';
}
