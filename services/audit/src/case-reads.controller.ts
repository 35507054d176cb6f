import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { casesQuery, pageQuery, readQuery as plainQuery } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CaseList, caseLists, listOf, withoutTags } from './case-lists.ts';
import { listCases } from './cases.ts';
import { entriesOf, instructionOf } from './entries.ts';
import { linksOf } from './links.ts';

type CaseRequest = FastifyRequest & {
  readonly params: { readonly caseId: string; readonly id: string; readonly list: string };
};

/** What may be read of cases, by everyone who may see them. */
@Controller('api/v1/cases')
export class CaseReadsController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get()
  async cases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(casesQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    answerRead(reply, await listCases(this.#readModel, principalOf(request), asked));
  }

  @Get(':caseId')
  async case(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    answerRead(
      reply,
      withoutTags(await visibleCase(this.#readModel, principalOf(request), request.params.caseId)),
    );
  }

  @Get(':caseId/balances')
  async balances(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    const { balances, caseId, position, recordedAt } = await visibleCase(
      this.#readModel,
      principalOf(request),
      request.params.caseId,
    );
    answerRead(reply, { asOf: recordedAt, balances, caseId, position });
  }

  @Get(':caseId/entries')
  async entries(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    answerRead(reply, await entriesOf(this.#readModel, principalOf(request), request.params.caseId, asked));
  }

  @Get(':caseId/links')
  async links(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    answerRead(reply, await linksOf(this.#readModel, principalOf(request), request.params.caseId));
  }

  @Get(':caseId/instructions/:id')
  async instruction(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const { caseId, id } = request.params;
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    answerRead(reply, await instructionOf(this.#readModel, principalOf(request), caseId, id));
  }

  @Get(':caseId/:list')
  async list(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const { caseId, list } = request.params;
    if (!isCaseList(list)) throw new ServiceError('NOT_FOUND', 'There is nothing at this address.');
    const asked = readQuery(pageQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    answerRead(reply, await listOf(this.#readModel, principalOf(request), caseId, list, asked));
  }
}

function isCaseList(text: string): text is CaseList {
  return (caseLists as readonly string[]).includes(text);
}
