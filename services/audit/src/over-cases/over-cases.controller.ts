import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { handOversQuery, lotsQuery, ordersQuery } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  jsonAnswer,
  principalOf,
  READ_MODEL,
  readQuery,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expiredAmong } from '../case-lists.ts';
import { handOversOverCases, lotsOverCases, ordersOverCases } from './lists-over-cases.ts';

/** What a desk works from: lists over all the cases that whoever asks may see. */
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
}
