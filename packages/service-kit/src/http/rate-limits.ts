import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServiceError } from '../errors.ts';
import { askedBy } from './authentication.ts';

const minute_ms = 60_000;
/** Who is remembered at a time; beyond it the one that asked least lately is forgotten. */
const cache = 10_000;
/** Tokens that are refused, of one address in a minute. */
const refusedTokens = 1_000;

export interface RateLimit {
  /** Whether what reaches this service comes through the gateway, and says last of all whom the gateway was asked by. */
  readonly isBehindGateway: boolean;
  /** Requests a minute of one client. */
  readonly max: number;
}

/** Counts a refused token against its address. @throws {ServiceError} TOO_MANY */
export type CountRefusal = (request: FastifyRequest) => Promise<void>;

/**
 * Bounds what one client may ask for in a minute: a person wherever they ask from, and an address where nobody is
 * known. Answers the counter of refused tokens.
 */
export async function limitRates(
  fastify: FastifyInstance,
  { isBehindGateway, max }: RateLimit,
): Promise<CountRefusal> {
  await fastify.register(rateLimit, {
    cache,
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
    keyGenerator: (request) => askedBy(request)?.subject ?? addressOf(request, { isBehindGateway }),
    max,
    timeWindow: minute_ms,
  });
  const count = fastify.createRateLimit({ max: refusedTokens, timeWindow: minute_ms });
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttl);
  };
}

/** Whom a request comes from: behind the gateway as that has added it; what a client wrote before it counts for nothing. */
export function addressOf(
  { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>,
  { isBehindGateway }: Pick<RateLimit, 'isBehindGateway'>,
): string {
  if (!isBehindGateway) return ip;
  const [last = ''] = [headers['x-forwarded-for'] ?? []].flat().slice(-1);
  return last.split(',').at(-1)?.trim() || ip;
}

function tooMany(ttl_ms: number): ServiceError {
  const wait_s = Math.max(1, Math.ceil(ttl_ms / 1_000));
  return new ServiceError('TOO_MANY', `Ask again in ${wait_s} s; many acts go to /api/v1/batches.`, {
    headers: { 'retry-after': String(wait_s) },
  });
}
