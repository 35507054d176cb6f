import { maxValue_bytes, type Principal } from '@seizure-ledger/contracts';
import {
  type ActEdge,
  type Enveloped,
  inOrder,
  ServiceError,
  type Ticket,
} from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { invalidLine, lineAnswer } from './line-answer.ts';
import { linesOf, type tooLong } from './lines.ts';
import { idOf, parseLine, readLine } from './read-line.ts';

/** Lines under way at a time: enough to share a flush, few enough to bound memory. */
const window = 1_000;

export interface Batch {
  readonly edge: ActEdge;
  readonly logger: Logger;
  readonly principal: Principal;
}

interface OpenBatch extends Batch {
  /** Partitions of the log of which an append has failed: their later lines are not sent, they may build on it. */
  readonly broken: Map<number, ServiceError>;
}

/** The answers to a batch, a text each, in the order of its lines. */
export async function* answersTo(batch: Batch, body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const open = { ...batch, broken: new Map<number, ServiceError>() };
  const lines = nonEmpty(linesOf(body, maxValue_bytes));
  for await (const [text] of inOrder(lines, (line) => answerLine(open, line), window)) yield `${text}\n`;
}

async function* nonEmpty(lines: AsyncIterable<Buffer | typeof tooLong>) {
  for await (const line of lines) if (!(line instanceof Buffer) || line.length > 0) yield line;
}

async function answerLine(batch: OpenBatch, line: Buffer | typeof tooLong): Promise<string> {
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
async function submit({ broken, edge }: OpenBatch, enveloped: Enveloped): Promise<Ticket> {
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
