import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { summaryQuery } from '@seizure-ledger/contracts';
import { canonicalJson } from '@seizure-ledger/evidence';
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
import { summaryAt } from './summary-at.ts';
import { summaryCsv } from './summary-csv.ts';

@Controller('api/v1/cases/:caseId')
export class CourtController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
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
    const summary = await summaryAt(this.#readModel, found, at);
    const body = type === 'application/json' ? canonicalJson(summary) : summaryCsv(summary);
    answerRead(request, reply, { body, contentType: type, position: summary.position });
  }
}
