import type { Principal } from '@seizure-ledger/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServiceError } from '../errors.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { CountRefusal } from './rate-limits.ts';

const principals = new WeakMap<FastifyRequest, Principal>();

/**
 * Lets into every route under /api/v1 only who has a valid token, before anything else of the request is read, and
 * remembers who it is. The route that was matched counts, not the address as written: that can be written otherwise.
 */
export function authenticate(fastify: FastifyInstance, tokens: Tokens, refusals: CountRefusal): void {
  fastify.addHook('onRequest', async (request) => {
    if (!request.routeOptions.url?.startsWith('/api/v1/')) return;
    try {
      principals.set(request, await tokens.verify(request.headers.authorization));
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED') await refusals(request);
      throw error;
    }
  });
}

/** Who is asking, where that is known. */
export function askedBy(request: FastifyRequest): Principal | undefined {
  return principals.get(request);
}

/** Who is asking; only in routes under /api/v1. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error('a route outside of /api/v1 asks who is acting');
  return principal;
}
