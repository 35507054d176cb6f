import { Module } from '@nestjs/common';
import { errorPage } from '@seizure-ledger/service-console';
import {
  Alarms,
  type Config,
  createPlainHttpApp,
  OperatingModule,
  type Serving,
} from '@seizure-ledger/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { DocumentsController } from './documents.controller.ts';
import { forwardTo } from './forwarding.ts';
import { Upstreams } from './upstreams.ts';

/**
 * One port in front of all services: each route goes to the service that declares it.
 * @throws {ConfigError} UPSTREAMS does not name every service.
 */
export async function startGateway(config: Config, logger: Logger): Promise<Serving> {
  const { HOST, PORT, UPSTREAMS = [] } = config;
  const upstreams = new Upstreams(UPSTREAMS);
  const operating = OperatingModule.of({
    alarms: new Alarms(logger),
    checks: upstreams.checks,
    readers: [],
  });
  const root = { controllers: [DocumentsController], imports: [operating], module: Gateway };
  const app = await createPlainHttpApp(root, logger, errorPage);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  await fastify.register((scope) => forwardTo(upstreams, scope));
  await app.listen(PORT, HOST);
  return { close: () => app.close(), url: await app.getUrl() };
}

@Module({})
class Gateway {}
