import { Controller, Get, Inject, Req, Res, UseGuards } from '@nestjs/common';
import { summaryQuery } from '@seizure-ledger/contracts';
import { canonicalJson } from '@seizure-ledger/evidence';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  awaitPosition,
  BearerGuard,
  principalOf,
  READ_MODEL,
  readQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { summaryAt } from './summary-at.ts';
import { summaryCsv } from './summary-csv.ts';

@Controller('api/v1/cases/:caseId')
@UseGuards(BearerGuard)
export class CourtController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get('restitution-summary')
  async summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { at, atLeast } = readQuery(summaryQuery, request.query);
    await awaitPosition(this.#readModel, atLeast);
    await awaitPosition(this.#readModel, at);
    const { caseId } = request.params as { readonly caseId: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    const summary = await summaryAt(this.#readModel, found, at);
    void reply.header('etag', `"${summary.position}"`);
    if (request.headers.accept?.includes('text/csv'))
      await reply.type('text/csv; charset=utf-8').send(summaryCsv(summary));
    else await reply.type('application/json').send(canonicalJson(summary));
  }
}
