import { compareAccounts, compareCodePoints, isZero, plus } from '@seizure-ledger/domain';
import type { CaseDocument } from '@seizure-ledger/read-model';
import { foldSnapshot } from './fold-snapshot.ts';
import { endOf } from './fold-proposal.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseChange, CaseFact, HoldingChange } from './taken-record.ts';

/** The case's own document: its balances, its head, who may see it. */
export async function foldCase(
  copy: OpenDocuments,
  fact: CaseFact,
  hash: string,
  change: CaseChange,
): Promise<void> {
  const known = (await copy.get('cases', fact.caseId)) ?? opened(fact);
  const { id: position, recordedAt, sequence } = fact;
  const head = { entries: sequence + 1, headHash: hash, position, recordedAt };
  const changed = changedBy(known, fact, change);
  const tags = hasTagsOf(known, changed) ? known.tags : tagsOf(changed);
  const now = { ...changed, ...head, ...(tags && { tags }) };
  copy.put('cases', now);
  foldSnapshot(copy, known, now);
}

function changedBy(known: CaseDocument, fact: CaseFact, { holdings, openClaims }: CaseChange): CaseDocument {
  const openProposals = known.openProposals + (fact.status === 'proposed' ? 1 : 0) - (endOf(fact) ? 1 : 0);
  if (fact.status !== 'posted') return { ...known, openProposals };
  return {
    ...known,
    balances: balancesAfter(known.balances, fact),
    custodians: custodiansAfter(known.custodians, holdings),
    frozenUntil: frozenAfter(known.frozenUntil, holdings),
    openClaims: known.openClaims + openClaims,
    openProposals,
    shared: sharedAfter(known.shared, fact),
    status: statusAfter(known.status, fact),
  };
}

function opened({ body, caseId, recordedAt }: CaseFact): CaseDocument {
  const {
    agency,
    jurisdiction,
    networks = [],
    offence,
    openedAt,
    timeZone,
    title,
  } = body as {
    readonly agency: string;
    readonly jurisdiction: string;
    readonly networks?: readonly string[];
    readonly offence?: string;
    readonly openedAt: string;
    readonly timeZone: string;
    readonly title: string;
  };
  return {
    agency,
    balances: [],
    caseId,
    counted: [],
    custodians: [],
    entries: 0,
    frozenUntil: [],
    headHash: '',
    id: caseId,
    jurisdiction,
    networks,
    ...(offence !== undefined && { offence }),
    openClaims: 0,
    openedAt,
    openProposals: 0,
    position: '',
    recordedAt,
    shared: [],
    status: 'open',
    timeZone,
    title,
    titleKey: title.normalize('NFKC').toLowerCase(),
  };
}

function statusAfter(status: CaseDocument['status'], { type }: CaseFact): CaseDocument['status'] {
  if (type === 'case.closed.v1') return 'closed';
  return type === 'case.reopened.v1' ? 'open' : status;
}

/** Shared again with the same agency, the new end counts. */
function sharedAfter(shared: CaseDocument['shared'], { body, type }: CaseFact): CaseDocument['shared'] {
  if (type !== 'case.shared.v1') return shared;
  // its act's schema took it
  const { agency, until } = body as { readonly agency: string; readonly until?: string };
  const others = shared.filter((one) => one.agency !== agency);
  return [...others, { agency, ...(until !== undefined && { until }) }].sort((a, b) =>
    compareCodePoints(a.agency, b.agency),
  );
}

function balancesAfter(
  balances: CaseDocument['balances'],
  { legs = [] }: CaseFact,
): CaseDocument['balances'] {
  if (legs.length === 0) return balances;
  const byName = new Map(balances.map((balance) => [`${balance.account}|${balance.unit}`, balance]));
  for (const { account, amount, unit } of legs) {
    const name = `${account}|${unit}`;
    byName.set(name, {
      account,
      amount: plus(byName.get(name)?.amount ?? '0', amount),
      unit,
    });
  }
  return [...byName.values()].sort(
    (a, b) => compareAccounts(a.account, b.account) || compareCodePoints(a.unit, b.unit),
  );
}

function custodiansAfter(
  known: CaseDocument['custodians'],
  holdings: readonly HoldingChange[],
): CaseDocument['custodians'] {
  const now = new Map(known.map((holder) => [holder.custodian, holder]));
  for (const { custodian, incoming, lots } of holdings) {
    const before = now.get(custodian) ?? { custodian, incoming: 0, lots: 0 };
    now.set(custodian, { custodian, incoming: before.incoming + incoming, lots: before.lots + lots });
  }
  return [...now.values()]
    .filter(({ incoming, lots }) => incoming + lots > 0)
    .sort((a, b) => compareCodePoints(a.custodian, b.custodian));
}

/** What is frozen until when, by its end: so that nobody has to look at every lot to say what has expired. */
function frozenAfter(
  known: CaseDocument['frozenUntil'],
  holdings: readonly HoldingChange[],
): CaseDocument['frozenUntil'] {
  const changes = holdings.flatMap(({ frozen = [] }) => frozen);
  if (changes.length === 0) return known;
  const sums = new Map<string, CaseDocument['frozenUntil'][number]>();
  for (const { amount, expiresAt, unit } of [...known, ...changes]) {
    const name = `${expiresAt}|${unit}`;
    const sum = plus(sums.get(name)?.amount ?? '0', amount);
    sums.set(name, { amount: sum, expiresAt, unit });
  }
  return [...sums.values()]
    .filter(({ amount }) => !isZero(amount))
    .sort((a, b) => compareCodePoints(a.expiresAt, b.expiresAt) || compareCodePoints(a.unit, b.unit));
}

/** Most facts change nothing that a list is filtered by. An account that was touched once stays among the balances. */
function hasTagsOf(known: CaseDocument, { balances, custodians, shared, status }: CaseDocument): boolean {
  return (
    known.tags !== undefined &&
    known.status === status &&
    known.shared.length === shared.length &&
    known.balances.length === balances.length &&
    known.custodians.length === custodians.length &&
    known.custodians.every(({ custodian }, place) => custodian === custodians[place]?.custodian)
  );
}

function tagsOf(document: CaseDocument): readonly string[] {
  const { agency, balances, caseId, custodians, jurisdiction, networks, shared, status, title } = document;
  const words = `${caseId} ${title}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const tags = [
    `agency:${agency}`,
    `jurisdiction:${jurisdiction}`,
    `sees:agency:${agency}`,
    `sees:jurisdiction:${jurisdiction}`,
    `status:${status}`,
    ...custodians.map(({ custodian }) => `sees:custodian:${custodian}`),
    ...shared.map((one) => `sees:shared:${one.agency}`),
    ...networks.map((network) => `network:${network}`),
    ...balances.map(({ unit }) => `unit:${unit}`),
    ...[caseId.toLowerCase(), ...words.slice(0, 30)].map((word) => `q:${word}`),
  ];
  return [...new Set(tags)].sort(compareCodePoints);
}
