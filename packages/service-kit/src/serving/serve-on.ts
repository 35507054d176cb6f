import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { closeAll } from '@seizure-ledger/event-log';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import type { BareGround, Resources } from '../ground/ground.ts';
import type { ErrorPage } from '../http/error-page.ts';
import { createHttpApp } from '../http/http-app.ts';
import { KitModule } from '../kit.module.ts';
import type { EventLogTransport } from '../log/event-log-transport.ts';
import { startConsumer } from '../log/start-consumer.ts';
import { checksOf } from '../operating/checks.ts';
import { OperatingModule } from '../operating/operating.module.ts';

/** A module that consumes a topic, and what carries the topic to it. */
export interface Consumer {
  readonly module: DynamicModule;
  readonly transport: EventLogTransport;
}

export interface Served {
  readonly consumers: readonly Consumer[];
  /** Where people come in a browser. */
  readonly errorPage?: ErrorPage;
  readonly modules: readonly (Type | DynamicModule)[];
  /** It does its work without the event log, only not all of it: it is ready while the log is away. */
  readonly sparesLog?: true;
}

export interface Serving {
  readonly url: string;
  /** Finishes what is under way, hands its partitions over, and closes the ground. */
  close(): Promise<void>;
}

/** Runs modules on a ground that is open: their consumers, their routes, health and metrics; closes it with them. */
export async function serveOn(
  ground: BareGround & Partial<Resources> & { close(): Promise<void> },
  { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>,
  { consumers, errorPage, modules, sparesLog }: Served,
): Promise<Serving> {
  const apps: { close(): Promise<unknown> }[] = [];
  const close = () => closeAll([...apps.toReversed(), ground].map((one) => () => one.close()));
  try {
    for (const { module, transport } of consumers) apps.push(await startConsumer(module, transport));
    const readers = consumers.map(({ transport }) => transport);
    const { log, readModel } = ground;
    const checks = checksOf({ ...(log && !sparesLog && { log }), ...(readModel && { readModel }) });
    const operating = OperatingModule.of({ alarms: ground.alarms, checks, readers });
    const imports = [KitModule.on(ground), operating, ...modules];
    const http = await createHttpApp({ imports, module: ServedModule }, ground.logger, errorPage);
    apps.push(http);
    await http.listen(PORT, HOST);
    // an HTTP server that listens on a port has an address of this form
    const { port } = http.getHttpServer().address() as AddressInfo;
    return { close, url: `http://${HOST}:${port}` };
  } catch (error) {
    await close();
    throw error;
  }
}

@Module({})
class ServedModule {}
