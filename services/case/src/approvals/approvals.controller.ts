import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ActEdge,
  assertMayPropose,
  principalOf,
  readCaseId,
  readJson,
  readKey,
  sendAnswer,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { approveAll, type NamedProposal } from './approve-all.ts';
import { ofManyCases, ofOneCase } from './operations.ts';

/** The second person's answer to what others proposed. */
@Controller('api/v1')
export class ApprovalsController {
  readonly #edge: ActEdge;

  constructor(@Inject(ActEdge) edge: ActEdge) {
    this.#edge = edge;
  }

  @Post('cases/:caseId/approvals')
  async ofOneCase(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { caseId } = request.params as { readonly caseId: string };
    const { proposalHashes } = readJson(ofOneCase, request.body);
    const known = readCaseId(caseId);
    await this.#answer(
      request,
      reply,
      proposalHashes.map((proposalHash) => ({ caseId: known, proposalHash })),
    );
  }

  @Post('approvals')
  async ofManyCases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer(request, reply, readJson(ofManyCases, request.body).proposals);
  }

  async #answer(
    request: FastifyRequest,
    reply: FastifyReply,
    proposals: readonly NamedProposal[],
  ): Promise<void> {
    const principal = principalOf(request);
    assertMayPropose(principal, 'approvals');
    const key = readKey(request.headers['idempotency-key']);
    const body = await approveAll(this.#edge, principal, key, proposals);
    sendAnswer(reply, { body, contentType: 'application/json', status: 200 });
  }
}
