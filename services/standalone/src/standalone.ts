import {
  LedgerModule,
  ledgerTransport,
  ReactorModule,
  reactorTransport,
} from '@seizure-ledger/service-ledger';
import { NotaryModule, notaryTransport, type StampFiles } from '@seizure-ledger/service-notary';
import { ProjectionModule, projectionTransport } from '@seizure-ledger/service-projection';
import { keysFolder, mintToken, serveOn as serveModulesOn, type Serving } from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { evidenceFolder, openEmbeddedGround, type OpenGround, stateFolder } from './ground.ts';
import { StandaloneModule } from './standalone.module.ts';

export interface ServeOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** A time stamp authority for heads. */
  readonly stamps?: StampFiles | undefined;
  /** File of the witnesses that are asked to cosign heads. */
  readonly witnesses?: string | undefined;
}

export interface StandaloneOptions extends ServeOptions {
  readonly logger: Logger;
}

export type Standalone = Serving;

/**
 * Runs every service in one process on embedded storage: the same modules as apart, on other providers.
 * @throws {LogLockedError} another process runs on this folder.
 */
export async function startStandalone({ logger, ...options }: StandaloneOptions): Promise<Standalone> {
  return serveOn(await openEmbeddedGround(options.dataDir, logger), options);
}

/** Runs every service on a ground that is open, and closes it with them. */
export async function serveOn(
  ground: OpenGround,
  { dataDir, host, port, stamps, witnesses }: ServeOptions,
): Promise<Standalone> {
  let url = '';
  const folder = stateFolder(dataDir);
  const evidence = evidenceFolder(dataDir);
  const keys = keysFolder({ DATA_DIR: dataDir });
  const serving = await serveModulesOn(
    ground,
    { HOST: host, PORT: port },
    {
      consumers: [
        { module: ProjectionModule.on(ground), transport: projectionTransport(ground) },
        { module: LedgerModule.on(ground, folder), transport: ledgerTransport(ground, folder) },
        { module: ReactorModule.on(ground), transport: reactorTransport(ground) },
        {
          module: await NotaryModule.on(ground, { evidence, keys, stamps, witnesses }),
          transport: notaryTransport(ground),
        },
      ],
      modules: [StandaloneModule.with({ token: () => auditorToken(dataDir), url: () => url }, evidence)],
    },
  );
  ({ url } = serving);
  return serving;
}

/** The console's own, until people sign in: it reads, and changes nothing. */
function auditorToken(dataDir: string): Promise<string> {
  const who = { agency: 'console', jurisdiction: 'console', role: 'auditor', subject: 'console' } as const;
  return mintToken(dataDir, who, 600);
}
