/** The accounts of a case, in the order in which balances list them. */
export const accounts = [
  'held:frozen',
  'held:seized',
  'held:confiscated',
  'owned:confiscated',
  'owned:proceeds',
  'due:allocated',
  'due:reserve',
  'out:released',
  'out:transferred',
  'out:sold',
  'out:converted',
  'out:costs',
  'out:liens',
  'out:shared',
  'out:restituted',
  'out:state',
  'out:lost',
  'source:world',
  'source:sale',
  'source:converted',
  'source:transferred',
  'source:state',
] as const;

export type Account = (typeof accounts)[number];

/** Accounts whose property lies with a custodian, so that each of their quantities is a lot. */
export const lotAccounts = [
  'held:frozen',
  'held:seized',
  'held:confiscated',
  'owned:confiscated',
  'owned:proceeds',
] as const satisfies readonly Account[];

export type LotAccount = (typeof lotAccounts)[number];
export type HeldAccount = Extract<Account, `held:${string}`>;

export const isHeld = (account: Account): account is HeldAccount => account.startsWith('held:');
export const isOwned = (account: Account): boolean => account.startsWith('owned:');
export const isSource = (account: Account): boolean => account.startsWith('source:');
export const isLotAccount = (account: Account): account is LotAccount => isHeld(account) || isOwned(account);

const places = new Map<Account, number>(accounts.map((account, place) => [account, place]));

/** Orders accounts as the book lists them: what is held first, where it came from last. */
export function compareAccounts(a: Account, b: Account): number {
  return (places.get(a) ?? 0) - (places.get(b) ?? 0);
}
