import { LedgerModule, ledgerTransport } from '@seizure-ledger/service-ledger';
import { ProjectionModule, projectionTransport } from '@seizure-ledger/service-projection';
import { createHttpApp, mintToken, startConsumer } from '@seizure-ledger/service-kit';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { openEmbeddedGround, stateFolder } from './ground.ts';
import { StandaloneModule } from './standalone.module.ts';

export interface StandaloneOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
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
export async function startStandalone({
  dataDir,
  host,
  logger,
  port,
}: StandaloneOptions): Promise<Standalone> {
  const ground = await openEmbeddedGround(dataDir, logger);
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
    const http = await createHttpApp(StandaloneModule.on(ground, consoleApi), logger);
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
