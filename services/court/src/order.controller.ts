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
import { paperLanguage } from './print/paper-language.ts';
import { orderSummarySheet } from './print/summary-sheet.ts';
import { Printer } from './printer.ts';
import { refuseUnprintable } from './printable.ts';
import { orderSummaryAt } from './order-summary.ts';
import { orderSummaryCsv } from './summary-csv.ts';

@Controller('api/v1/orders/:orderId')
export class OrderController {
  readonly #printer: Printer;
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel, @Inject(Printer) printer: Printer) {
    this.#printer = printer;
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
    if (type === 'application/pdf') {
      refuseUnprintable(summary);
      const printedFor = this.#printer.for(paperLanguage(request.headers['accept-language']));
      const sheet = orderSummarySheet(summary, printedFor);
      const named = { name: orderId, position: summary.position };
      return answerRead(request, reply, await this.#printer.answer(reply, sheet, named));
    }
    const { position } = summary;
    if (type === 'application/json')
      return answerRead(request, reply, { body: canonicalJson(summary), contentType: type, position });
    const table = { besides: 'csv', body: orderSummaryCsv(summary), contentType: type, position };
    return answerRead(request, reply, table);
  }
}

/** @throws {ServiceError} BAD_REQUEST: no order has such an id. */
function readOrderId(text: string): string {
  const read = id.safeParse(text);
  if (read.success) return read.data;
  throw new ServiceError('BAD_REQUEST', 'The address does not name an order as orders are named.');
}
