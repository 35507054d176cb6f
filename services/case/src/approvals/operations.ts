import { approvalsAnswer, id, keyHeader, proposalHash, type Route } from '@seizure-ledger/contracts';
import { z } from 'zod';

export const ofOneCase = z.strictObject({ proposalHashes: z.array(proposalHash).min(1).max(10_000) });

export const ofManyCases = z.strictObject({
  proposals: z
    .array(z.strictObject({ caseId: id, proposalHash }))
    .min(1)
    .max(10_000),
});

const answers = {
  200: {
    content: { 'application/json': approvalsAnswer },
    description: 'One result a proposal, in order, each standing alone',
  },
};

const example = `sha256:${'0'.repeat(64)}`;

export const approvalOperations: readonly Route[] = [
  {
    answers,
    body: { example: { proposalHashes: [example] }, schema: ofOneCase },
    headers: keyHeader,
    method: 'post',
    path: '/cases/{caseId}/approvals',
    problems: [400, 403, 404, 413, 415, 503, 507],
    summary: 'Approve proposals of a case, as the second person',
    tag: 'Approvals',
  },
  {
    answers,
    body: {
      example: { proposals: [{ caseId: 'TH-2025-0007', proposalHash: example }] },
      schema: ofManyCases,
    },
    headers: keyHeader,
    method: 'post',
    path: '/approvals',
    problems: [400, 403, 413, 415, 503, 507],
    summary: 'Approve proposals of many cases',
    tag: 'Approvals',
  },
];
