import { Controller, Get, Inject, type OnModuleInit, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Metrics } from './metrics.ts';

/** What Prometheus asks. */
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  readonly #host: HttpAdapterHost;
  readonly #metrics: Metrics;

  constructor(@Inject(HttpAdapterHost) host: HttpAdapterHost, @Inject(Metrics) metrics: Metrics) {
    this.#host = host;
    this.#metrics = metrics;
  }

  /** Measures every request of the process. */
  onModuleInit(): void {
    const fastify: FastifyInstance = this.#host.httpAdapter.getInstance();
    fastify.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      const route = routeOptions.url ?? 'none';
      this.#metrics.requestTook(reply.elapsedTime / 1_000, method, route, reply.statusCode);
    });
  }

  @Get()
  async tell(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.#metrics;
    await reply.type(registry.contentType).send(await registry.metrics());
  }
}
