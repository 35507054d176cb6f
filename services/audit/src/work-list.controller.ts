import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { proposalsQuery } from '@seizure-ledger/contracts';
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
import { workList } from './work-list.ts';

/** What waits for whoever asks, over all their cases. */
@Controller('api/v1/proposals')
export class WorkListController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get()
  async proposals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(proposalsQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    answerRead(request, reply, jsonAnswer(await workList(this.#readModel, principalOf(request), asked)));
  }
}
