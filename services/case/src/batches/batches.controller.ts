import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ActEdge, LOGGER, principalOf, refuseQuery, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { answersTo } from './answer-lines.ts';

@Controller('api/v1')
export class BatchesController {
  readonly #edge: ActEdge;
  readonly #logger: Logger;

  constructor(@Inject(ActEdge) edge: ActEdge, @Inject(LOGGER) logger: Logger) {
    this.#edge = edge;
    this.#logger = logger;
  }

  @Post('batches')
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseQuery(request.query);
    if (!(request.body instanceof Readable)) {
      throw new ServiceError(
        'UNSUPPORTED_MEDIA_TYPE',
        'Send a batch as application/x-ndjson, an act a line.',
      );
    }
    const batch = { edge: this.#edge, logger: this.#logger, principal: principalOf(request) };
    await reply.type('application/x-ndjson').send(Readable.from(answersTo(batch, request.body)));
  }
}
