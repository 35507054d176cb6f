import type { handOversQuery, lotsQuery, ordersQuery, Principal } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import type { z } from 'zod';
import { pageOverCases } from './page-over-cases.ts';

/** What is held over all cases, under which restraint and where; or which freezes end before an instant. */
export async function lotsOverCases(
  readModel: ReadModel,
  principal: Principal,
  { custodian, expiresBefore, status, ...page }: z.infer<typeof lotsQuery>,
) {
  const { items, ...rest } = await pageOverCases(readModel, principal, page, {
    collection: 'lots',
    tags: tagsOf({ custodian, status }),
    ...(expiresBefore !== undefined && { index: 'byFreezeEnd', upTo: Date.parse(expiresBefore) - 1 }),
  });
  return { ...rest, lots: items };
}

/** Who gave what to whom over all cases, and how that stands. */
export async function handOversOverCases(
  readModel: ReadModel,
  principal: Principal,
  { from, state, to, ...page }: z.infer<typeof handOversQuery>,
) {
  const asked = { collection: 'custody', tags: tagsOf({ from, state, to }) } as const;
  const { items, ...rest } = await pageOverCases(readModel, principal, page, asked);
  return { ...rest, handOvers: items };
}

/** Registered orders over all cases; of those with a sum what was collected and what is open. */
export async function ordersOverCases(
  readModel: ReadModel,
  principal: Principal,
  { kind, ...page }: z.infer<typeof ordersQuery>,
) {
  const asked = { collection: 'orders', tags: tagsOf({ kind }) } as const;
  const { items, ...rest } = await pageOverCases(readModel, principal, page, asked);
  return { ...rest, orders: items };
}

const tagsOf = (asked: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`]));
