import { findAct, permissions } from '@seizure-ledger/contracts';
import type { Word } from '@seizure-ledger/console';

/** An act as a person finds it: most acts are one thing to do, some are two. */
export interface Offer {
  readonly act: string;
  readonly group: Word;
  /** Its address: `restitutions-payments`. */
  readonly id: string;
  /** Fields of the act that are of the other thing to do with it. */
  readonly without?: readonly string[];
  /** Of it as a whole, where another row of the permission table counts than for the act. */
  readonly field?: string;
  /** It is asked for from where the thing that it is about is shown, and not from the list. */
  readonly onThing?: true;
  readonly word: Word;
}

const offer = (group: Word, act: string, more: Partial<Offer> = {}): Offer => {
  const id = act.replaceAll('/', '-');
  // a test holds that there is a word for each
  return { act, group, id, word: `do.${id}` as Word, ...more };
};

/** Everything that somebody can ask for in a case, in the order of property's way through it. */
export const offers: readonly Offer[] = [
  offer('group.case', 'cases', { onThing: true }),
  ...['freezes', 'extensions', 'seizures'].map((act) => offer('group.taking', act)),
  ...['accruals', 'valuations', 'costs', 'write-offs'].map((act) => offer('group.keeping', act)),
  offer('group.keeping', 'transfers', { without: ['account', 'custodian', 'toCase', 'toAssetId'] }),
  offer('group.keeping', 'transfers', {
    field: 'toCase',
    id: 'transfers-to-case',
    without: ['from', 'to'],
    word: 'do.transfers-to-case',
  }),
  ...['transfers/confirmation', 'transfers/refusal', 'transfers/cancellation'].map((act) =>
    offer('group.keeping', act, { onThing: true }),
  ),
  ...['orders', 'confiscations', 'finality', 'reversals', 'releases'].map((act) =>
    offer('group.judging', act),
  ),
  ...['realisations', 'conversions', 'receipts-in', 'shares', 'remittances'].map((act) =>
    offer('group.money', act),
  ),
  ...['claims', 'restitutions', 'returns-in-kind'].map((act) => offer('group.victims', act)),
  ...[
    'claims/amendment',
    'restitutions/payments',
    'restitutions/payments/returns',
    'restitutions/voids',
    'restitutions/reserve-releases',
  ].map((act) => offer('group.victims', act, { onThing: true })),
  offer('group.case', 'corrections', { onThing: true }),
  ...['access', 'closure', 'reopening'].map((act) => offer('group.case', act)),
];

const byId = new Map(offers.map((one) => [one.id, one]));

export const findOffer = (id: string): Offer | undefined => byId.get(id);

/** What somebody of a role may ask for in a case of that status; what they may not is absent. */
export function offersFor(role: string, status: 'open' | 'closed' = 'open'): readonly Offer[] {
  return offers.filter(
    ({ act, field }) =>
      mayAsk(role, act, field) && (status === 'open' || findAct(act)?.inClosedCase === true),
  );
}

function mayAsk(role: string, act: string, field: string | undefined): boolean {
  const row = permissions[act];
  const proposes = field !== undefined && row?.where?.field === field ? row.where.proposes : row?.proposes;
  return proposes?.some((one) => one === role) === true;
}

/** Whether a second person has to agree to it, as far as its table says without knowing amounts. */
export function needsSecond({ act, field }: Offer): boolean {
  const row = permissions[act];
  return (field !== undefined && row?.where?.field === field ? row.where.second : row?.second) !== undefined;
}
