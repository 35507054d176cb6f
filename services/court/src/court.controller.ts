import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { type Summary, summaryQuery } from '@seizure-ledger/contracts';
import { canonicalJson } from '@seizure-ledger/evidence';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  principalOf,
  READ_MODEL,
  type ReadAnswer,
  readQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { summaryOf } from './summary.ts';
import { summaryCsv } from './summary-csv.ts';

@Controller('api/v1/cases/:caseId')
export class CourtController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get('restitution-summary')
  async summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { at } = readQuery(summaryQuery, request.query);
    await awaitPosition(this.#readModel, at);
    const { caseId } = request.params as { readonly caseId: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    const summary = await summaryOf(this.#readModel, found, at);
    answerRead(request, reply, request.headers.accept?.includes('text/csv') ? csv(summary) : json(summary));
  }
}

const csv = (summary: Summary): ReadAnswer => ({
  body: summaryCsv(summary),
  contentType: 'text/csv; charset=utf-8',
  position: summary.position,
});

const json = (summary: Summary): ReadAnswer => ({
  body: canonicalJson(summary),
  contentType: 'application/json',
  position: summary.position,
});
