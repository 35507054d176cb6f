import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '@seizure-ledger/contracts';
import { readFile } from 'node:fs/promises';
import { type Config, EventLogTransport, type GroundWith, KitModule } from '@seizure-ledger/service-kit';
import { EvidenceFolder } from './evidence-folder.ts';
import { EVIDENCE_FOLDER, NotaryConsumer, SIGNER } from './notary.consumer.ts';
import { Stamping } from './stamps/stamping.ts';
import { Cosigning } from './witnesses/cosigning.ts';
import { witnessesIn } from './witnesses/witnesses-in.ts';
import { publishKept } from './publish.ts';
import { signEvery_ms } from './sign-every.ts';
import { openSigningKey } from './signing-key.ts';

export interface NotaryFiles {
  /** Where trees and signed heads lie. */
  readonly evidence: string;
  /** Where the private key lies. */
  readonly keys: string;
  readonly stamps: StampFiles | undefined;
  /** File of the witnesses that are asked to cosign, as {@link witnessesIn} reads it. */
  readonly witnesses: string | undefined;
}

/** A time stamp authority, and the PEM file of the certificates that its stamps must lead to. */
export interface StampFiles {
  readonly certificates: string;
  readonly url: string;
}

/** As the environment names it. */
export const stampFiles = ({
  TSA_CERTIFICATES: certificates,
  TSA_URL: url,
}: Pick<Config, 'TSA_CERTIFICATES' | 'TSA_URL'>): StampFiles | undefined =>
  certificates === undefined || url === undefined ? undefined : { certificates, url };

/** The notary: grows a tree over each partition of the ledger's log, and signs its heads. */
@Module({})
export class NotaryModule {
  static async on(
    ground: GroundWith<'log'>,
    { evidence, keys, stamps, witnesses }: NotaryFiles,
  ): Promise<DynamicModule> {
    const folder = new EvidenceFolder(evidence);
    await publishKept(folder);
    const authority = stamps && {
      certificates: await readFile(stamps.certificates, 'utf8'),
      url: stamps.url,
    };
    const asked = witnesses === undefined ? [] : await witnessesIn(witnesses);
    return {
      controllers: [NotaryConsumer],
      imports: [KitModule.on(ground)],
      module: NotaryModule,
      providers: [
        { provide: EVIDENCE_FOLDER, useValue: folder },
        { provide: Cosigning, useValue: new Cosigning({ alarms: ground.alarms, folder, witnesses: asked }) },
        { provide: Stamping, useValue: new Stamping({ alarms: ground.alarms, authority, folder }) },
        { provide: SIGNER, useValue: await openSigningKey(keys, evidence) },
      ],
    };
  }
}

/** Reads the ledger's log; what comes within the time between two heads is taken together. */
export function notaryTransport({
  alarms,
  log,
}: Pick<GroundWith<'log'>, 'alarms' | 'log'>): EventLogTransport {
  return new EventLogTransport({
    alarms,
    gather_ms: () => signEvery_ms,
    group: 'notary',
    log,
    maxBatch: 1_000,
    topic: topics.ledger,
  });
}
