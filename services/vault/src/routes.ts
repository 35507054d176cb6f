import {
  actAnswer,
  type ActRoute,
  actOperation,
  keyHeader,
  type Route,
  sentAnswer,
} from '@seizure-ledger/contracts';
import { z } from 'zod';
import { identity, reading, recording } from './identity.ts';

const target = { field: 'person', param: 'person' };

/** Acts on identities that hold nothing of them. */
export const routes: readonly ActRoute[] = [
  {
    act: 'persons/erasure',
    path: '/persons/{person}/erasure',
    target,
    tag: 'Identities',
    summary: 'Ask that an identity be erased; another officer of the vault agrees',
    example: { reason: 'On request of the person' },
  },
  {
    act: 'persons/erasure/confirmation',
    path: '/persons/{person}/erasure/confirmation',
    target,
    tag: 'Identities',
    summary: 'Confirm, as the court, that an identity is erased for ever',
    example: {},
  },
];

const sent = {
  content: { 'application/json': sentAnswer },
  description: 'Sent; its outcome is not known yet: send it again with the same key',
  headers: z.object({ Location: z.string() }),
};

export const operations: readonly Route[] = [
  {
    answers: {
      201: {
        content: { 'application/json': actAnswer.extend({ person: z.string() }) },
        description: 'Recorded; `person` is the pseudonym',
      },
      202: sent,
    },
    body: {
      example: { caseId: 'TH-2025-0007', contact: { email: 'name@example.org' }, name: 'A Name' },
      schema: recording,
    },
    headers: keyHeader,
    method: 'post',
    path: '/persons',
    problems: [400, 403, 404, 413, 415, 422, 503, 507],
    summary: 'Record who a person is, under a pseudonym',
    tag: 'Identities',
  },
  {
    answers: {
      200: {
        content: { 'application/json': z.object({ identity, person: z.string(), position: z.string() }) },
        description: 'The identity; that it was read is on the record at this position',
      },
      202: sent,
    },
    body: { example: { purpose: 'To pay what was distributed' }, schema: reading },
    headers: keyHeader,
    method: 'post',
    path: '/persons/{person}/readings',
    problems: [400, 403, 404, 413, 415, 422, 503, 507],
    summary: 'Read who a person is; the reading is on the record',
    tag: 'Identities',
  },
  ...routes.map((route) => ({
    ...actOperation(route),
    problems: [400, 403, 404, 413, 415, 422, 503, 507] as const,
  })),
];
