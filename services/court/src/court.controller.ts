import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { summaryQuery } from '@seizure-ledger/contracts';
import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import type { ReadModel } from '@seizure-ledger/read-model';
import { awaitPosition, principalOf, READ_MODEL, readQuery, visibleCase } from '@seizure-ledger/service-kit';
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
    void reply.header('etag', `"${summary.position}"`);
    if (request.headers.accept?.includes('text/csv'))
      await reply.type('text/csv; charset=utf-8').send(summaryCsv(summary));
    // JSON all through: texts, amounts as texts, and what facts carry
    else await reply.type('application/json').send(canonicalJson(summary as unknown as Json));
  }
}
