import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ActEdge,
  assertMayPropose,
  principalOf,
  readCaseId,
  readJson,
  readKey,
  refuseQuery,
  sendAnswer,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOf, approveAll, noSuchCase } from './approve-all.ts';
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
    const key = this.#admit(request);
    const { proposalHashes } = readJson(ofOneCase, request.body);
    const { caseId } = request.params as { readonly caseId: string };
    const known = readCaseId(caseId);
    const results = await approveAll(
      this.#edge,
      principalOf(request),
      key,
      proposalHashes.map((proposalHash) => ({ caseId: known, proposalHash })),
    );
    sendAnswer(reply, noSuchCase(results, request.url) ?? answerOf(results));
  }

  @Post('approvals')
  async ofManyCases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const key = this.#admit(request);
    const { proposals } = readJson(ofManyCases, request.body);
    sendAnswer(reply, answerOf(await approveAll(this.#edge, principalOf(request), key, proposals)));
  }

  #admit(request: FastifyRequest): string {
    assertMayPropose(principalOf(request), 'approvals');
    refuseQuery(request.query);
    return readKey(request.headers['idempotency-key']);
  }
}
