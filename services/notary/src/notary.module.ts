import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { EventLogTransport, type Ground, KitModule } from '@seizure-ledger/service-kit';
import { EvidenceFolder } from './evidence-folder.ts';
import { EVIDENCE_FOLDER, NotaryConsumer, SIGNER } from './notary.consumer.ts';
import { signEvery_ms } from './sign-every.ts';
import { openSigningKey } from './signing-key.ts';

export interface NotaryFolders {
  /** Where trees and signed heads lie. */
  readonly evidence: string;
  /** Where the private key lies. */
  readonly keys: string;
}

/** The notary: grows a tree over each partition of the ledger's log, and signs its heads. */
@Module({})
export class NotaryModule {
  static async on(ground: Ground, { evidence, keys }: NotaryFolders): Promise<DynamicModule> {
    return {
      controllers: [NotaryConsumer],
      imports: [KitModule.on(ground)],
      module: NotaryModule,
      providers: [
        { provide: EVIDENCE_FOLDER, useValue: new EvidenceFolder(evidence) },
        { provide: SIGNER, useValue: await openSigningKey(keys, evidence) },
      ],
    };
  }
}

/** Reads the ledger's log; what comes within the time between two heads is taken together. */
export function notaryTransport({ alarms, log }: Pick<Ground, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    alarms,
    gather_ms: signEvery_ms,
    group: 'notary',
    log,
    maxBatch: 1_000,
    topic: topics.ledger,
  });
}
