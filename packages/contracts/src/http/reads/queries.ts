import { accounts, id, instant, orderKinds, quantity } from '@seizure-ledger/domain';
import { z } from 'zod';
import { entry, refusalCode } from '../entry.ts';
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

const moved = { account: z.enum(accounts).optional(), unit: word };

/** A case's journal, from its beginning or the latest first; with an account or a unit only what was posted to it. */
export const journalQuery = pageQuery.extend({ ...moved, newest: z.literal('true').optional() });

/** Records over all cases, the latest first; `from` and `to` are of when they were recorded, both included. */
export const entriesQuery = pageQuery.extend({
  ...moved,
  act: word,
  actor: id.optional(),
  approver: id.optional().meta({ description: 'The second person, of what they agreed to' }),
  code: refusalCode.optional(),
  from: instant.optional(),
  late: z.literal('true').optional().meta({ description: 'Recorded more than a day after it was effective' }),
  minAmount: quantity.optional().meta({ description: 'Of at least one side of a posting, in whatever unit' }),
  status: entry.shape.status.optional(),
  to: instant.optional(),
});

const year = z.string().regex(/^\d{4}$/, 'must be a year of four digits');

/** Statistics of a year by offence, kind of property, agency and unit. */
export const statisticsQuery = pageQuery.extend({ year });

/** The whole year as one table. */
export const statisticsTableQuery = readQuery.extend({ year });
