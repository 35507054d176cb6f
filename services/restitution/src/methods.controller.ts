import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { methodsQuery } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  jsonAnswer,
  principalOf,
  READ_MODEL,
  readQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { triedMethods } from './tried-methods.ts';

/** The methods side by side, before one is chosen. */
@Controller('api/v1/cases/:caseId')
export class MethodsController {
  readonly #readModel: ReadModel;

  constructor(@Inject(READ_MODEL) readModel: ReadModel) {
    this.#readModel = readModel;
  }

  @Get('restitution-methods')
  async compare(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(methodsQuery, request.query);
    await awaitPosition(this.#readModel, asked.atLeast);
    const { caseId } = request.params as { readonly caseId: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    answerRead(request, reply, jsonAnswer(await triedMethods(this.#readModel, found, asked)));
  }
}
