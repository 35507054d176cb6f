import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { maxValue_bytes, type Principal } from '@seizure-ledger/contracts';
import {
  ActEdge,
  type Enveloped,
  inOrder,
  LOGGER,
  principalOf,
  refuseQuery,
  ServiceError,
  type Ticket,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { invalidLine, lineAnswer } from './line-answer.ts';
import { linesOf, type tooLong } from './lines.ts';
import { idOf, parseLine, readLine } from './read-line.ts';

/** Lines under way at a time: enough to share a flush, few enough to bound memory. */
const window = 1_000;

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
    const batch = {
      edge: this.#edge,
      logger: this.#logger,
      principal: principalOf(request),
      broken: new Map<number, ServiceError>(),
    };
    await reply.type('application/x-ndjson').send(Readable.from(answersTo(batch, request.body)));
  }
}

async function* answersTo(batch: Batch, body: Readable): AsyncGenerator<string> {
  const lines = nonEmpty(linesOf(body, maxValue_bytes));
  for await (const [text] of inOrder(lines, (line) => answerLine(batch, line), window)) yield `${text}\n`;
}

async function* nonEmpty(lines: AsyncIterable<Buffer | typeof tooLong>) {
  for await (const line of lines) if (!(line instanceof Buffer) || line.length > 0) yield line;
}

interface Batch {
  readonly edge: ActEdge;
  readonly logger: Logger;
  readonly principal: Principal;
  /** Partitions of the log of which an append has failed: their later lines are not sent, they may build on it. */
  readonly broken: Map<number, ServiceError>;
}

async function answerLine(batch: Batch, line: Buffer | typeof tooLong): Promise<string> {
  const { edge, logger, principal } = batch;
  let id: string | undefined;
  try {
    const json = parseLine(line);
    id = idOf(json);
    const asked = readLine(json, principal);
    const sent = await edge.outcomeOf(await submit(batch, await edge.envelope(asked)));
    return lineAnswer(asked.id, sent);
  } catch (error) {
    if (!(error instanceof ServiceError)) logger.error({ err: error }, 'a line of a batch failed');
    return invalidLine(id, error);
  }
}

/** The log keeps the order of the calls, and stores nothing behind an append that failed. */
async function submit({ broken, edge }: Batch, enveloped: Enveloped): Promise<Ticket> {
  const { partition } = enveloped;
  const failed = broken.get(partition);
  if (failed) throw failed;
  try {
    const ticket = await edge.submit(enveloped);
    if (ticket.offset === undefined) broken.set(partition, earlierUncertain());
    return ticket;
  } catch (error) {
    if (error instanceof ServiceError) broken.set(partition, error);
    throw error;
  }
}

function earlierUncertain(): ServiceError {
  return new ServiceError(
    'LOG_UNAVAILABLE',
    'Not sent, because an earlier line may not have been stored: send the batch again, with the same ids.',
  );
}
