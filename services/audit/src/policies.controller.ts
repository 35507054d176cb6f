import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { readQuery as plainQuery } from '@seizure-ledger/contracts';
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
import { policies } from './policies.ts';

/** What goes for all cases: for those who say it, and those who look after them. */
@Controller('api/v1/policies')
export class PoliciesController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get()
  async policies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { atLeast } = readQuery(plainQuery, request.query);
    if (!['admin', 'auditor'].includes(principalOf(request).role))
      throw new ServiceError('FORBIDDEN', 'Only administrators and auditors read policies.');
    await awaitPosition(this.#readModel, atLeast);
    answerRead(request, reply, jsonAnswer(await policies(this.#readModel)));
  }
}
