import { LedgerModule, ledgerTransport } from '@seizure-ledger/service-ledger';
import { NotaryModule, notaryTransport } from '@seizure-ledger/service-notary';
import { ProjectionModule, projectionTransport } from '@seizure-ledger/service-projection';
import { createHttpApp, mintToken, startConsumer } from '@seizure-ledger/service-kit';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { evidenceFolder, keysFolder, openEmbeddedGround, type OpenGround, stateFolder } from './ground.ts';
import { StandaloneModule } from './standalone.module.ts';

export interface ServeOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
}

export interface StandaloneOptions extends ServeOptions {
  readonly logger: Logger;
}

export interface Standalone {
  readonly url: string;
  close(): Promise<void>;
}

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
  { dataDir, host, port }: ServeOptions,
): Promise<Standalone> {
  let url = '';
  const consoleApi = { token: () => auditorToken(dataDir), url: () => url };
  const apps: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const app of apps.toReversed()) await app.close();
    await ground.close();
  };
  try {
    apps.push(await startConsumer(ProjectionModule.on(ground), projectionTransport(ground)));
    apps.push(await startConsumer(LedgerModule.on(ground, stateFolder(dataDir)), ledgerTransport(ground)));
    const folders = { evidence: evidenceFolder(dataDir), keys: keysFolder(dataDir) };
    apps.push(await startConsumer(await NotaryModule.on(ground, folders), notaryTransport(ground)));
    const http = await createHttpApp(
      StandaloneModule.on(ground, consoleApi, folders.evidence),
      ground.logger,
    );
    apps.push(http);
    await http.listen(port, host);
    // an HTTP server that listens on a port has an address of this form
    url = `http://${host}:${(http.getHttpServer().address() as AddressInfo).port}`;
  } catch (error) {
    await close();
    throw error;
  }
  return { close, url };
}

/** The console's own, until people sign in: it reads, and changes nothing. */
function auditorToken(dataDir: string): Promise<string> {
  const who = { agency: 'console', jurisdiction: 'console', role: 'auditor', subject: 'console' } as const;
  return mintToken(dataDir, who, 600);
}
