import { approvalsAnswer, id, proposalHash, type Route } from '@seizure-ledger/contracts';
import { z } from 'zod';

export const ofOneCase = z.strictObject({ proposalHashes: z.array(proposalHash).min(1).max(10_000) });

export const ofManyCases = z.strictObject({
  proposals: z
    .array(z.strictObject({ caseId: id, proposalHash }))
    .min(1)
    .max(10_000),
});

const answers = {
  200: { description: 'One result a proposal, in order, each standing alone', schema: approvalsAnswer },
};

export const approvalOperations: readonly Route[] = [
  {
    answers,
    body: { example: { proposalHashes: ['sha256:…'] }, schema: ofOneCase },
    isAct: true,
    method: 'post',
    path: '/cases/{caseId}/approvals',
    summary: 'Approve proposals of a case, as the second person',
    tag: 'Approvals',
  },
  {
    answers,
    body: {
      example: { proposals: [{ caseId: 'TH-2025-0007', proposalHash: 'sha256:…' }] },
      schema: ofManyCases,
    },
    isAct: true,
    method: 'post',
    path: '/approvals',
    summary: 'Approve proposals of many cases',
    tag: 'Approvals',
  },
];
