import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { id, summaryQuery } from '@seizure-ledger/contracts';
import { canonicalJson } from '@seizure-ledger/evidence';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mediaTypeFor } from './media-type.ts';
import { orderSummaryAt } from './order-summary.ts';
import { orderSummaryCsv } from './summary-csv.ts';

@Controller('api/v1/orders/:orderId')
export class OrderController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get('restitution-summary')
  async summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { at, atLeast } = readQuery(summaryQuery, request.query);
    const type = mediaTypeFor(request.headers.accept);
    const orderId = readOrderId((request.params as { readonly orderId: string }).orderId);
    await awaitPosition(this.#readModel, atLeast);
    await awaitPosition(this.#readModel, at);
    const summary = await orderSummaryAt(this.#readModel, principalOf(request), orderId, at);
    const body = type === 'application/json' ? canonicalJson(summary) : orderSummaryCsv(summary);
    answerRead(request, reply, { body, contentType: type, position: summary.position });
  }
}

/** @throws {ServiceError} BAD_REQUEST: no order has such an id. */
function readOrderId(text: string): string {
  const read = id.safeParse(text);
  if (read.success) return read.data;
  throw new ServiceError('BAD_REQUEST', 'The address does not name an order as orders are named.');
}
