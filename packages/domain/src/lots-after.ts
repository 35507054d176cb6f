import { findAct } from './acts/index.ts';
import type { Order } from './body.ts';
import { Draft } from './draft.ts';
import type { Fact } from './fact.ts';
import { applyLegs } from './lot-book.ts';
import {
  type AssetRecord,
  type CaseRecord,
  type Kind,
  lotId,
  type LotRecord,
  type Records,
  type StateView,
  type TransferRecord,
} from './state.ts';

/** A lot as readers keep it. What the ledger remembers of it besides, it remembers to decide by. */
export type Lot = Omit<LotRecord, 'number' | 'ofSale' | 'orderKey'>;

type PostedFact = Pick<Fact, 'details' | 'legs'> &
  Required<Pick<Fact, 'act' | 'actor' | 'body' | 'caseId' | 'effectiveAt' | 'instructionId'>>;

/**
 * What a posted fact makes of lots, by the very rules of the ledger's state: by lot id, each lot that changed, or
 * `undefined` where it is gone. `known` are the lots that its legs name, and all of its asset where it has no such
 * legs or settles a transfer; `transfer` is the one that it settles.
 */
export function lotsAfter(
  fact: PostedFact,
  known: readonly Lot[],
  transfer?: TransferRecord,
): ReadonlyMap<string, Lot | undefined> {
  const { act: name, caseId, details = {}, legs = [] } = fact;
  const act = findAct(name);
  if (!act) throw new Error(`a fact of case ${caseId} posts an act that these rules do not know: ${name}`);
  const draft = new Draft(new LotsAlone(known, transfer), caseId);
  applyLegs(draft, caseId, legs);
  if (!changesOnlyBesides.has(name)) act.evolve?.({ ...fact, details, legs, order: someOrder }, draft);
  const changed = new Map<string, Lot | undefined>();
  for (const change of draft.changes) {
    if (change.kind === 'lot') changed.set(change.id, change.value && asKept(change.value));
  }
  return changed;
}

/** Acts whose own change is to claims and proposals; what they do to lots stands in their legs. */
const changesOnlyBesides = new Set([
  'claims/amendment',
  'confiscations',
  'receipts-in',
  'policies/rejections',
  'policies/withdrawals',
  'rejections',
  'restitutions',
  'restitutions/payments',
  'restitutions/payments/returns',
  'returns-in-kind',
  'withdrawals',
]);

function asKept(record: LotRecord): Lot {
  const { number: _number, ofSale: _ofSale, orderKey: _orderKey, ...lot } = record;
  return lot;
}

/** A state of which nothing is known but some lots and a transfer. */
class LotsAlone implements StateView {
  private readonly lots: ReadonlyMap<string, Lot>;
  private readonly transfer: TransferRecord | undefined;

  constructor(lots: readonly Lot[], transfer: TransferRecord | undefined) {
    this.lots = new Map(lots.map((lot) => [lotId(lot), lot]));
    this.transfer = transfer;
  }

  get<K extends Kind>(kind: K, _caseId: string, id: string): Records[K] | undefined {
    return this.find(kind, id) as Records[K] | undefined;
  }

  *scan<K extends Kind>(kind: K, _caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    if (kind !== 'lot') return;
    for (const [id, lot] of this.lots) {
      // it was asked for lots
      if (id.startsWith(prefix)) yield [id, numbered(lot) as Records[K]];
    }
  }

  private find(kind: Kind, id: string): Records[Kind] | undefined {
    if (kind === 'case') return someCase;
    if (kind === 'transfer') return this.transfer;
    if (kind === 'asset') return someAsset;
    const lot = kind === 'lot' ? this.lots.get(id) : undefined;
    return lot && numbered(lot);
  }
}

/**
 * A lot's number says which is older: a decision asks for it, no change does. That a lot rests on an order tells it
 * from one that has just been frozen; on which, no other lot depends.
 */
const numbered = (lot: Lot): LotRecord => ({
  ...lot,
  number: 0,
  ...(lot.account === 'held:frozen' && { orderKey: '' }),
});

const someOrder: Order = { authority: '', date: '', reference: '' };
const someAsset: AssetRecord = { assetId: '', kind: 'other', takings: 0 };

/** What is counted in a case's header is no lot. */
const someCase: CaseRecord = {
  agency: '',
  caseId: '',
  closed: false,
  headHash: null,
  jurisdiction: '',
  lots: 0,
  open: { allocations: 0, lots: 0, proposals: 0, transfers: 0 },
  openedAt: '',
  sequence: 0,
  timeZone: '',
};
