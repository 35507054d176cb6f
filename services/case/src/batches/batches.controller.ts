import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Principal } from '@seizure-ledger/contracts';
import {
  ActEdge,
  type AskedAct,
  inOrder,
  principalOf,
  ServiceError,
  type Ticket,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { invalidLine, lineAnswer } from './line-answer.ts';
import { readLine } from './read-line.ts';

/** Lines under way at a time: enough to share a flush, few enough to bound memory. */
const window = 1_000;

@Controller('api/v1')
export class BatchesController {
  readonly #edge: ActEdge;

  constructor(@Inject(ActEdge) edge: ActEdge) {
    this.#edge = edge;
  }

  @Post('batches')
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(request.body instanceof Readable)) {
      throw new ServiceError('UNSUPPORTED_MEDIA_TYPE', 'Send a batch as application/x-ndjson.');
    }
    const answers = answersTo(this.#edge, request.body, principalOf(request));
    await reply.type('application/x-ndjson').send(Readable.from(answers));
  }
}

async function* answersTo(edge: ActEdge, lines: Readable, principal: Principal): AsyncGenerator<string> {
  /** The last line sent of each case: the next waits until it is stored, so that their order stays. */
  const sending = new Map<string, Promise<Ticket>>();
  const answer = (line: string) => answerLine(edge, line, principal, sending);
  for await (const [text] of inOrder(nonEmpty(lines), answer, window)) yield `${text}\n`;
}

async function* nonEmpty(lines: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ crlfDelay: Infinity, input: lines }))
    if (line.trim() !== '') yield line;
}

async function answerLine(
  edge: ActEdge,
  line: string,
  principal: Principal,
  sending: Map<string, Promise<Ticket>>,
): Promise<string> {
  let asked: AskedAct | undefined;
  try {
    asked = readLine(line, principal);
    const ticket = submitAfter(edge, asked, sending.get(asked.caseId));
    sending.set(asked.caseId, ticket);
    const { caseId, id } = asked;
    const sent = await edge.outcomeOf(await ticket);
    if (sending.get(caseId) === ticket) sending.delete(caseId);
    return lineAnswer(id, sent);
  } catch (error) {
    return invalidLine(asked?.id, error);
  }
}

/** When a line could not be stored, the later ones of its case are not sent either: they may build on it. */
async function submitAfter(
  edge: ActEdge,
  asked: AskedAct,
  previous: Promise<Ticket> | undefined,
): Promise<Ticket> {
  if (previous) await previous;
  return edge.submit(asked);
}
