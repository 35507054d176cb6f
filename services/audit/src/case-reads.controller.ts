import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { balancesQuery, casesQuery, pageQuery, readQuery as plainQuery } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  EVENT_LOG,
  jsonAnswer,
  principalOf,
  READ_MODEL,
  readQuery,
  VAULT,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { Vault } from '@seizure-ledger/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { balancesOf } from './balances/balances.ts';
import { caseLists, expiredAmong, listOf, shown } from './case-lists.ts';
import { listCases } from './cases.ts';
import { entriesOf, type Shown } from './entries.ts';
import { instructionOf } from './instructions.ts';
import { linksOf } from './links.ts';

type CaseRequest = FastifyRequest & { readonly params: { readonly caseId: string; readonly id: string } };

/** What may be read of cases, by everyone who may see them. */
@Controller('api/v1/cases')
export class CaseReadsController {
  readonly #readModel: ReadModel;
  readonly #log: Pick<EventLog, 'end'>;
  readonly #shown: Shown;

  constructor(
    @Inject(READ_MODEL) readModel: ReadModel,
    @Inject(EVENT_LOG) log: EventLog,
    @Inject(VAULT) { personal }: Vault,
  ) {
    this.#readModel = readModel;
    this.#log = log;
    this.#shown = { personal, readModel };
  }

  @Get()
  async cases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(casesQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    answerRead(request, reply, jsonAnswer(await listCases(this.#readModel, principalOf(request), asked)));
  }

  @Get(':caseId')
  async case(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.#visible(request);
    answerRead(request, reply, jsonAnswer({ ...shown(found), position: found.position }));
  }

  @Get(':caseId/balances')
  async balances(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(balancesQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const found = await visibleCase(this.#readModel, principalOf(request), request.params.caseId);
    answerRead(request, reply, await balancesOf(this.#readModel, found, asked, this.#log));
  }

  @Get(':caseId/entries')
  async entries(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const { caseId } = request.params;
    answerRead(request, reply, await entriesOf(this.#shown, principalOf(request), caseId, asked));
  }

  @Get(':caseId/links')
  async links(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const { caseId } = request.params;
    const links = await linksOf(this.#readModel, principalOf(request), caseId, asked);
    answerRead(request, reply, jsonAnswer(links));
  }

  @Get(':caseId/instructions/:id')
  async instruction(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    const { caseId, id } = request.params;
    answerRead(request, reply, await instructionOf(this.#shown, principalOf(request), caseId, id));
  }

  @Get(caseLists.map((name) => `:caseId/${name}`))
  async list(@Req() request: CaseRequest, @Res() reply: FastifyReply): Promise<void> {
    const name = caseLists.find((one) => request.routeOptions.url?.endsWith(`/${one}`));
    if (!name) throw new Error(`a route serves a list that there is not: ${request.routeOptions.url}`);
    const asked = readQuery(pageQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const { caseId } = request.params;
    const { items, ...rest } = await listOf(this.#shown, principalOf(request), caseId, name, asked);
    answerRead(request, reply, { ...jsonAnswer({ [name]: items, ...rest }), ...expiredAmong(items) });
  }

  async #visible(request: CaseRequest) {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    return visibleCase(this.#readModel, principalOf(request), request.params.caseId);
  }
}
