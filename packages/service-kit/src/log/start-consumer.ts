import type { DynamicModule, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { EventLogTransport } from './event-log-transport.ts';
import { RethrowFilter } from './rethrow.filter.ts';

/** Runs a module that consumes a topic of the log. */
export async function startConsumer(
  module: DynamicModule,
  strategy: EventLogTransport,
): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(module, { logger: false, strategy });
  app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  return app;
}
