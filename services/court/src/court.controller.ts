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
import { mediaTypeFor } from './media-type.ts';
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
    const type = mediaTypeFor(request.headers.accept);
    await awaitPosition(this.#readModel, atLeast);
    await awaitPosition(this.#readModel, at);
    const { caseId } = request.params as { readonly caseId: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    const summary = await summaryAt(this.#readModel, found, at);
    const etag = `"${summary.position}"`;
    void reply.headers({ 'cache-control': 'private, no-cache', etag, vary: 'Authorization, Accept' });
    if (names(request.headers['if-none-match'], etag)) await reply.code(304).send();
    else
      await reply.type(type).send(type === 'application/json' ? canonicalJson(summary) : summaryCsv(summary));
  }
}

/** RFC 9110: a list of tags, weak ones too, or `*` for any. */
function names(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.trim() === '*' || ifNoneMatch?.includes(etag) === true;
}
