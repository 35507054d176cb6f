import type { Problem } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import type { Answer } from './act-answer.ts';

/** Tells a person in a browser what went wrong. */
export type ErrorPage = (request: FastifyRequest, problem: Problem) => Answer;

/** What is asked of the API is answered as programs read it, whoever asks. */
export const wantsPage = ({ headers, url }: FastifyRequest): boolean =>
  headers.accept?.includes('text/html') === true && !url.startsWith('/api/');
