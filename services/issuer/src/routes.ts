import { madeUserAnswer, newUser, type Route, shownUser, usersAnswer } from '@seizure-ledger/contracts';

/** For administrators: who the ledger's own issuer knows. Not answered where the agency's issuer is used. */
export const operations: readonly Route[] = [
  {
    answers: { 200: { content: { 'application/json': usersAnswer }, description: 'By name' } },
    method: 'get',
    path: '/users',
    problems: [403, 404],
    summary: 'The people and machines that the ledger’s own issuer knows',
    tag: 'Users',
  },
  {
    answers: {
      201: { content: { 'application/json': madeUserAnswer }, description: 'Made; the secret is not kept' },
    },
    body: {
      example: { agency: 'TH-CCIB', jurisdiction: 'TH', kind: 'person', name: 'inv-7', role: 'investigator' },
      schema: newUser,
    },
    method: 'post',
    path: '/users',
    problems: [400, 403, 404, 413, 415],
    summary: 'Make a user, whose password or secret is made up',
    tag: 'Users',
  },
  {
    answers: {
      200: { content: { 'application/json': shownUser }, description: 'Disabled, by now or before' },
    },
    method: 'post',
    path: '/users/{name}/disabling',
    problems: [400, 403, 404, 413, 415],
    summary: 'Let a user sign in no more; within a second no token of theirs counts',
    tag: 'Users',
  },
  {
    answers: {
      200: { content: { 'application/json': shownUser }, description: 'Not disabled, by now or before' },
    },
    method: 'post',
    path: '/users/{name}/enabling',
    problems: [400, 403, 404, 413, 415],
    summary: 'Let a disabled user sign in again, by the password of before; tokens of before stay void',
    tag: 'Users',
  },
  {
    answers: {
      200: { content: { 'application/json': madeUserAnswer }, description: 'Reset; the secret is not kept' },
    },
    method: 'post',
    path: '/users/{name}/password-reset',
    problems: [400, 403, 404, 413, 415],
    summary:
      'Make up another password, or a machine’s secret; within a second no session and token of before counts',
    tag: 'Users',
  },
];
