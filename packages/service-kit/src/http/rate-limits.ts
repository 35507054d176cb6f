import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServiceError } from '../errors.ts';
import { askedBy } from './authentication.ts';

const minute_ms = 60_000;
/** Who is remembered at a time; beyond it the one that asked least lately is forgotten. */
const cache = 10_000;
/** Tokens that are refused, of one address in a minute. */
const refusedTokens = 1_000;

/** Counts a refused token against its address. @throws {ServiceError} TOO_MANY */
export type CountRefusal = (request: FastifyRequest) => Promise<void>;

/**
 * Bounds what one client may ask for in a minute: a person wherever they ask from, and an address where nobody is
 * known. Answers the counter of refused tokens.
 */
export async function limitRates(fastify: FastifyInstance, max: number): Promise<CountRefusal> {
  await fastify.register(rateLimit, {
    cache,
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
    keyGenerator: (request) => askedBy(request)?.subject ?? request.ip,
    max,
    timeWindow: minute_ms,
  });
  const count = fastify.createRateLimit({ max: refusedTokens, timeWindow: minute_ms });
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttl);
  };
}

function tooMany(ttl_ms: number): ServiceError {
  const wait_s = Math.max(1, Math.ceil(ttl_ms / 1_000));
  return new ServiceError('TOO_MANY', `Ask again in ${wait_s} s; many acts go to /api/v1/batches.`, {
    headers: { 'retry-after': String(wait_s) },
  });
}
