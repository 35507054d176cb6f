import type { Principal } from '@seizure-ledger/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tokens } from '../identity/tokens.ts';

const principals = new WeakMap<FastifyRequest, Principal>();

/**
 * Lets into every route under /api/v1 only who has a valid token, before anything else of the request is read, and
 * remembers who it is. The route that was matched counts, not the address as written: that can be written otherwise.
 */
export function authenticate(fastify: FastifyInstance, tokens: Tokens): void {
  fastify.addHook('onRequest', async (request) => {
    if (!request.routeOptions.url?.startsWith('/api/v1/')) return;
    principals.set(request, await tokens.verify(request.headers.authorization));
  });
}

/** Who is asking; only in routes under /api/v1. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error('a route outside of /api/v1 asks who is acting');
  return principal;
}
