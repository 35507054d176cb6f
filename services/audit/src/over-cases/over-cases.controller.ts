import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import {
  handOversQuery,
  lotsQuery,
  ordersQuery,
  proposalsQuery,
  readQuery as plainQuery,
} from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  jsonAnswer,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expiredAmong } from '../case-lists.ts';
import { policies } from '../policies.ts';
import { workList } from '../work-list.ts';
import { handOversOverCases, lotsOverCases, ordersOverCases } from './lists-over-cases.ts';

/** What a desk works from: lists over all the cases that whoever asks may see, and what goes for all cases. */
@Controller('api/v1')
export class OverCasesController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get('lots')
  async lots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(lotsQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const list = await lotsOverCases(this.#readModel, principalOf(request), asked);
    answerRead(request, reply, { ...jsonAnswer(list), ...expiredAmong(list.lots) });
  }

  @Get('hand-overs')
  async handOvers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(handOversQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const list = await handOversOverCases(this.#readModel, principalOf(request), asked);
    answerRead(request, reply, jsonAnswer(list));
  }

  @Get('orders')
  async orders(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(ordersQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const list = await ordersOverCases(this.#readModel, principalOf(request), asked);
    answerRead(request, reply, jsonAnswer(list));
  }

  @Get('proposals')
  async proposals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(proposalsQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const list = await workList(this.#readModel, principalOf(request), asked);
    answerRead(request, reply, jsonAnswer(list));
  }

  @Get('policies')
  async policies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { atLeast } = readQuery(plainQuery, request.query);
    if (!['admin', 'auditor'].includes(principalOf(request).role))
      throw new ServiceError('FORBIDDEN', 'Only administrators and auditors read policies.');
    await awaitPosition(this.#readModel, atLeast);
    answerRead(request, reply, jsonAnswer(await policies(this.#readModel)));
  }
}
