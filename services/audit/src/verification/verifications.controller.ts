import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Verification } from '@seizure-ledger/contracts';
import { principalOf, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Verifications } from './verifications.ts';

const unkept = { 'cache-control': 'no-store' };

/** An auditor has the running ledger verified, and follows it. */
@Controller('api/v1/audit/verifications')
export class VerificationsController {
  readonly #verifications: Verifications;

  constructor(@Inject(Verifications) verifications: Verifications) {
    this.#verifications = verifications;
  }

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    auditor(request);
    void reply.headers(unkept).send({ verifications: this.#verifications.all });
  }

  @Post()
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply
      .code(202)
      .headers(unkept)
      .send(this.#verifications.start(auditor(request)));
  }

  /** As server-sent events where these are asked for. */
  @Get(':id')
  one(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    auditor(request);
    const { id } = request.params as { readonly id: string };
    const found = this.#verifications.find(id);
    if (!request.headers.accept?.includes('text/event-stream')) return void reply.headers(unkept).send(found);
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    const events = Readable.from(eventsOf(this.#verifications.progress(id, gone.signal)));
    void reply.headers(unkept).type('text/event-stream').send(events);
  }
}

async function* eventsOf(progress: AsyncIterable<Verification>): AsyncGenerator<string> {
  for await (const { result: _, ...now } of progress)
    yield `event: ${now.state}\ndata: ${JSON.stringify(now)}\n\n`;
}

/** @throws {ServiceError} FORBIDDEN */
function auditor(request: FastifyRequest): string {
  const { role, subject } = principalOf(request);
  if (role === 'auditor') return subject;
  throw new ServiceError('FORBIDDEN', 'Only auditors have the ledger verified.');
}
