import { accounts, instant, orderKinds } from '@seizure-ledger/domain';
import { z } from 'zod';
import { position } from '../terms.ts';
import { handOverStates } from './documents.ts';

const atLeast = position.optional();

export const readQuery = z.strictObject({ atLeast });

/** How balances stood: as far as was recorded by `asOf`, or by when things were effective. */
export const balancesQuery = readQuery
  .extend({ asOf: instant.optional(), effectiveAt: instant.optional() })
  .refine(({ asOf, effectiveAt }) => asOf === undefined || effectiveAt === undefined, {
    error: 'ask for asOf or for effectiveAt, not for both at once',
    path: ['effectiveAt'],
  });

/** Only as it is written, so that `1e2`, `0x10` and `?limit=` mean nothing. */
const limit = z
  .string()
  .regex(/^([1-9]\d{0,2}|1000)$/, 'must be a whole number from 1 to 1000')
  .default('50')
  .transform(Number)
  .meta({ override: { default: 50, maximum: 1000, minimum: 1, pattern: undefined, type: 'integer' } });

/** A cursor holds an id and a position, each of which may be long. */
const cursor = z.string().max(4_000).optional();

export const pageQuery = z.strictObject({ atLeast, cursor, limit });

/** Absent, `state` is open; `mine` is what one proposed, and not what waits for one. */
export const proposalsQuery = pageQuery.extend({
  mine: z.enum(['true', 'false']).optional(),
  state: z.enum(['open', 'approved', 'rejected', 'withdrawn', 'lapsed']).optional(),
});

const word = z.string().min(1).max(100).optional();

/** What cases are sorted by, and whether backwards; absent, by their ids. `recordedAt` is when the latest act was. */
export const caseOrders = ['title', '-title', 'openedAt', '-openedAt', 'recordedAt', '-recordedAt'] as const;

export const casesQuery = pageQuery.extend({
  agency: word,
  jurisdiction: word,
  network: word,
  q: word,
  sort: z.enum(caseOrders).optional(),
  status: z.enum(['open', 'closed']).optional(),
  unit: word,
});

/** Lots over all cases; with `expiresBefore` those frozen until some instant before, the earliest first. */
export const lotsQuery = pageQuery.extend({
  custodian: word,
  expiresBefore: instant.optional(),
  status: z.enum(accounts).optional(),
});

/** Hand-overs over all cases. */
export const handOversQuery = pageQuery.extend({
  from: word,
  state: z.enum(handOverStates).optional(),
  to: word,
});

/** Registered orders over all cases. */
export const ordersQuery = pageQuery.extend({ kind: z.enum(orderKinds).optional() });
