import type { Fact } from '@seizure-ledger/contracts';
import { type Instruction, reactionTo, sum } from '@seizure-ledger/domain';
import { balancesOf } from '@seizure-ledger/service-audit';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Choice,
  instructionOf,
  prepared,
  restitutionSessions,
  sessions,
} from '../../packages/domain/src/random-session.fixture.ts';
import { ProjectedBook } from '../court/projected-book.ts';

/** What was met over all sessions, so that nobody takes comfort from answers that were always empty. */
const met = new Set<string>();

const first_ms = Date.UTC(2026, 10, 24);
const hour_ms = 3_600_000;
const begun = prepared('2026-11-24T00:00:00.000Z');
const any = fc.oneof(
  sessions(90).map((choices) => [[], choices] as const),
  restitutionSessions(40).map((choices) => [begun, choices] as const),
);
/** Around the hours at which acts are recorded and effective, and between them. */
const times = fc.array(
  fc
    .record({ aside_ms: fc.constantFrom(-1, 0, 1, 1_234), hours: fc.integer({ max: 110, min: -15 }) })
    .map(({ aside_ms, hours }) => new Date(first_ms + hours * hour_ms + aside_ms).toISOString()),
  { maxLength: 12, minLength: 12 },
);

describe('whatever happened in a case, and in whatever order it was told', () => {
  it('its balances as of any time of recording and of effect are what the log says, read from its beginning', async () => {
    await fc.assert(
      fc.asyncProperty(
        any,
        times,
        fc.integer({ max: 40, min: 1 }),
        async ([first, choices], asked, atOnce) => {
          const ledger = await ProjectedBook.open();
          try {
            const told = tell(ledger, first, choices);
            await ledger.project(atOnce);
            for (const caseId of ['C-1', 'C-2'])
              for (const time of asked) await expectAsTold(ledger, told, caseId, time);
          } finally {
            await ledger.close();
          }
        },
      ),
      // each smaller session takes as long again: the seed says what failed
      { endOnFailure: true, numRuns: 40 },
    );
  });

  afterAll(() => {
    const due = 'as-of expired effective correction late not-open snapshot spans'.split(' ');
    expect(due.filter((what) => !met.has(what))).toEqual([]);
  });
});

/** A fact, and what was frozen until when once it was taken. */
interface Told {
  readonly fact: Fact;
  readonly frozen: readonly Frozen[];
}

interface Frozen {
  readonly amount: string;
  readonly expiresAt: string;
  readonly unit: string;
}

function tell(
  ledger: ProjectedBook,
  first: readonly Instruction[],
  choices: readonly Choice[],
): readonly Told[] {
  const asked: Instruction[] = [];
  const proposals: string[] = [];
  const told: Told[] = [];
  for (const step of [...first, ...choices]) {
    const now = new Date(first_ms + asked.length * hour_ms).toISOString();
    const reactions = told.flatMap(({ fact }) => reactionTo(fact) ?? []);
    const book = { asked, now, proposals, reactions, state: ledger.book.state };
    const instruction = { ...('numbers' in step ? instructionOf(step, book) : step), sentAt: now };
    const { fact, hash } = ledger.take(instruction, now);
    asked.push(instruction);
    if (fact.status === 'proposed') proposals.push(hash);
    told.push({ fact, frozen: frozenIn(ledger, instruction.caseId) });
  }
  return told;
}

function frozenIn({ book }: ProjectedBook, caseId: string): readonly Frozen[] {
  return [...book.state.scan('lot', caseId, '')].flatMap(([, { account, expiresAt, quantity, unit }]) =>
    account === 'held:frozen' && expiresAt !== undefined ? [{ amount: quantity, expiresAt, unit }] : [],
  );
}

async function expectAsTold(ledger: ProjectedBook, all: readonly Told[], caseId: string, time: string) {
  const found = await ledger.readModel.get('cases', caseId);
  const told = all.filter(({ fact }) => fact.caseId === caseId && fact.sequence !== undefined);
  expect(found?.entries ?? 0).toBe(told.length);
  if (!found) return;
  const nothingWaits = { end: async () => 0 };
  const ask = async (query: object) =>
    JSON.parse((await balancesOf(ledger.readModel, found, query, nothingWaits)).body);

  const byThen = told.filter(({ fact }) => fact.recordedAt <= time);
  const last = byThen.at(-1);
  if (last) {
    const { balances, expired, position } = await ask({ asOf: time });
    expect(position).toBe(last.fact.id);
    expect(nonZero(balances)).toEqual(sums(byThen, () => true));
    const gone = last.frozen.filter(({ expiresAt }) => Date.parse(expiresAt) <= Date.parse(time));
    expect(totals(expired)).toEqual(totals(gone));
    met.add('as-of');
    if (expired.length > 0) met.add('expired');
    if (last.fact.sequence !== undefined && last.fact.sequence > 32) met.add('snapshot');
  } else {
    await expect(ask({ asOf: time })).rejects.toThrow('The case was opened after that.');
    met.add('not-open');
  }

  const { balances, belowZero, position } = await ask({ effectiveAt: time });
  expect(position).toBe(found.position);
  const due = sums(told, (fact) => effectiveOf(fact, told) <= Date.parse(time));
  expect(nonZero(balances)).toEqual(due);
  expect(balances).toHaveLength(found.balances.length);
  const wrong = [...due].filter(([name, amount]) => name.startsWith('source:') !== amount.startsWith('-'));
  expect(
    belowZero.map((one: { account: string; unit: string }) => `${one.account}|${one.unit}`).sort(),
  ).toEqual(wrong.map(([name]) => name).sort());
  met.add('effective');
  if (told.some(({ fact }) => fact.type === 'fact.corrected.v1')) met.add('correction');
  if (told.some(({ fact }) => fact.legs && effectiveOf(fact, told) < Date.parse(fact.recordedAt)))
    met.add('late');
  const spans = await ledger.readModel.find('effectiveSpans', { idPrefix: `${caseId}|`, limit: 9 });
  if (spans.length > 1) met.add('spans');
}

/** A correction is effective when what it corrects was. */
function effectiveOf(fact: Fact, told: readonly Told[]): number {
  if (fact.type !== 'fact.corrected.v1') return Date.parse(fact.effectiveAt ?? '');
  const corrected = told.find((one) => one.fact.sequence === fact.body?.['sequence']);
  return corrected ? effectiveOf(corrected.fact, told) : NaN;
}

/** Sums that are not zero, by account and unit. */
function sums(told: readonly Told[], counts: (fact: Fact) => boolean): ReadonlyMap<string, string> {
  const legs = told
    .filter(({ fact }) => fact.status === 'posted' && counts(fact))
    .flatMap(({ fact }) => fact.legs ?? []);
  return totals(legs);
}

interface Amount {
  readonly account?: string;
  readonly amount: string;
  readonly expiresAt?: string;
  readonly unit: string;
}

function totals(amounts: readonly Amount[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(amounts, ({ account, expiresAt, unit }) => `${account ?? expiresAt}|${unit}`);
  const added = [...groups].map(([name, ones]): [string, string] => [
    name,
    sum(ones.map(({ amount }) => amount)),
  ]);
  return new Map(added.filter(([, amount]) => /[1-9]/.test(amount)));
}

const nonZero = (balances: readonly Amount[]): ReadonlyMap<string, string> => totals(balances);
