import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { formatPosition, type Summary, summaryQuery } from '@seizure-ledger/contracts';
import type { Order } from '@seizure-ledger/domain';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  principalOf,
  READ_MODEL,
  readQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mediaTypeFor } from './media-type.ts';
import { paperLanguage } from './print/paper-language.ts';
import { summarySheet } from './print/summary-sheet.ts';
import { Printer } from './printer.ts';
import { refuseUnprintable } from './printable.ts';
import { placeAsked, writtenSummaryAt } from './summary-at.ts';
import { summaryCsv } from './summary-csv.ts';
import { ToldSummaries } from './told-summaries.ts';

@Controller('api/v1/cases/:caseId')
export class CourtController {
  readonly #printer: Printer;
  readonly #readModel: ReadModel;
  readonly #told = new ToldSummaries();

  constructor(@Inject(READ_MODEL) readModel: ReadModel, @Inject(Printer) printer: Printer) {
    this.#printer = printer;
    this.#readModel = readModel;
  }

  @Get('restitution-summary')
  async summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { at, atLeast } = readQuery(summaryQuery, request.query);
    const type = mediaTypeFor(request.headers.accept);
    await awaitPosition(this.#readModel, atLeast);
    await awaitPosition(this.#readModel, at);
    const { caseId } = request.params as { readonly caseId: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    const place = formatPosition([placeAsked(found, at)]);
    const told = type === 'application/json' ? this.#told.of(found.caseId, place) : undefined;
    if (told !== undefined)
      return answerRead(request, reply, { body: told, contentType: type, position: place });
    const { summary, text } = await writtenSummaryAt(this.#readModel, found, at);
    if (type === 'application/pdf') {
      refuseUnprintable(summary);
      const printedFor = this.#printer.for(paperLanguage(request.headers['accept-language']));
      const sheet = summarySheet(summary, { ...found, order: await this.#registered(summary) }, printedFor);
      const named = { name: found.caseId, position: summary.position };
      return answerRead(request, reply, await this.#printer.answer(reply, sheet, named));
    }
    const { position } = summary;
    if (type === 'application/json') {
      this.#told.told(found.caseId, position, text);
      return answerRead(request, reply, { body: text, contentType: type, position });
    }
    const table = { besides: 'csv', body: summaryCsv(summary), contentType: type, position };
    return answerRead(request, reply, table);
  }

  /** The order that a summary names by its id: nothing changes what was registered. */
  async #registered({ order, scope }: Summary): Promise<Order | undefined> {
    if (typeof order !== 'string') return undefined;
    return this.#readModel.get('orders', `${order}|${scope.caseId}`);
  }
}
