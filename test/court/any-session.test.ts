import { receiptSources, type Summary, type SummaryBlock, summaryAnswer } from '@seizure-ledger/contracts';
import { type Instruction, reactionTo, toMinor } from '@seizure-ledger/domain';
import { digitsOf } from '../../packages/domain/src/units.fixture.ts';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import { summaryAt, summaryCsv, writtenSummaryAt } from '@seizure-ledger/service-court';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Choice,
  instructionOf,
  prepared,
  restitutionSessions,
  sessions,
} from '../../packages/domain/src/random-session.fixture.ts';
import { ProjectedBook } from './projected-book.ts';

/**
 * What summaries have shown over all sessions, so that nobody takes comfort from columns that were always zero. The
 * sessions of every time show all of it.
 */
const shown = new Set<string>();

const begun = prepared('2026-11-24T00:00:00.000Z');
/** Half of the sessions are of what follows a distribution. */
const any = fc.oneof(
  sessions(50).map((choices) => [[], choices] as const),
  restitutionSessions(40).map((choices) => [begun, choices] as const),
);

describe('whatever happened in a case, its summary', () => {
  it.each([
    ['every time', { numRuns: 20, seed: 4 }],
    ['this time', { numRuns: 15 }],
  ])(
    'adds up, and asked for later at a position it is what it was there, to the byte: %s',
    async (_, runs) => {
      await fc.assert(
        fc.asyncProperty(any, async ([first, choices]) => {
          const ledger = await ProjectedBook.open();
          try {
            const told = await tell(ledger, first, choices);
            for (const { at, caseId, text } of told) {
              const summary = await summaryAt(ledger.readModel, await ledger.caseNow(caseId), at);
              expect(bytesOf(summary)).toBe(text);
            }
          } finally {
            await ledger.close();
          }
        }),
        // each smaller session takes as long again: the seed says what failed
        { endOnFailure: true, ...runs },
      );
    },
  );

  afterAll(() => {
    const due =
      'claim order otherUnits unpaid undistributed held:frozen held:seized paid reserves reserved returned in-kind counted disputed rejected'.split(
        ' ',
      );
    expect(due.filter((what) => !shown.has(what))).toEqual([]);
  });
});

interface Told {
  readonly at: string;
  readonly caseId: string;
  readonly text: string;
}

/** Lets a session happen, and takes the summary of the case after every act. */
async function tell(
  ledger: ProjectedBook,
  first: readonly Instruction[],
  choices: readonly Choice[],
): Promise<readonly Told[]> {
  const asked: Instruction[] = [];
  const proposals: string[] = [];
  const reactions: Instruction[] = [];
  const told: Told[] = [];
  const counted = new Set<string>();
  const steps = [...first, ...choices];
  for (const step of steps) {
    const now = new Date(Date.UTC(2026, 10, 24) + asked.length * 3_600_000).toISOString();
    const book = { asked, now, proposals, reactions, state: ledger.book.state };
    const chosen = 'numbers' in step ? instructionOf(step, book) : step;
    const { fact, hash } = ledger.take({ ...chosen, sentAt: now }, now);
    if (fact.legs?.some(({ counts }) => counts !== undefined)) counted.add(chosen.caseId);
    asked.push({ ...chosen, sentAt: now });
    if (fact.status === 'proposed') proposals.push(hash);
    reactions.push(...[reactionTo(fact) ?? []].flat());
    await ledger.project();
    const { caseId } = chosen;
    const found = await ledger.readModel.get('cases', caseId);
    if (!found) continue;
    // where the case stands, and where the ledger does: an act that was only repeated is not of the case
    for (const at of [undefined, fact.id]) {
      const { summary, text } = await writtenSummaryAt(ledger.readModel, found, at);
      expect(text).toBe(canonicalJson(summary));
      expectSound(summary, counted.has(caseId));
      told.push({ at: summary.position, caseId, text: bytesOf(summary) });
    }
  }
  return told;
}

const bytesOf = (summary: Summary): string => canonicalJson(summary) + summaryCsv(summary);

function expectSound(summary: Summary, counted: boolean): void {
  const { hash, otherUnits, unit, ...rest } = summary;
  expect(summaryAnswer.strict().parse(summary)).toEqual(summary);
  expect(sha256(canonicalJson({ ...rest, otherUnits, unit }))).toBe(hash);
  const blocks = [...(unit === null ? [] : [{ ...rest, unit }]), ...otherUnits];
  expect(new Set(blocks.map((block) => block.unit)).size).toBe(blocks.length);
  const rounds = blocks.flatMap((block) => block.rounds.map(({ restitutionId }) => restitutionId));
  expect(new Set(rounds).size).toBe(rounds.length);
  for (const block of blocks) expectAddsUp(block, counted);
  if (otherUnits.length > 0) shown.add('otherUnits');
  expectCsvAddsUp(summary);
}

/** `counted`: some claim was paid in another unit than its own, so that no unit adds up by itself. */
function expectAddsUp(block: SummaryBlock, counted: boolean): void {
  const { claims, costs, opening, order, receipts, reserves, statement, totals, undistributed, unit } = block;
  const minor = (amount: string | undefined): bigint => toMinor(amount ?? 'missing', digitsOf(unit));
  const sum = (lines: readonly { readonly amount: string }[]): bigint =>
    lines.reduce((all, { amount }) => all + minor(amount), 0n);
  const item = (name: string): bigint => minor(statement.applied.find((line) => line.item === name)?.amount);

  // opening + receipts = costs + reserves + allocated + undistributed + held + released + transferred + other outflows
  const rest = statement.applied.filter(
    (line) => !['costs', 'reserves', 'paid', 'unpaid', 'undistributed'].includes(line.item),
  );
  expect(minor(opening) + sum(receipts)).toBe(
    sum(costs) + minor(reserves) + item('paid') + item('unpaid') + minor(undistributed.amount) + sum(rest),
  );
  expect([sum(statement.received), sum(statement.applied)]).toEqual([
    minor(statement.total),
    minor(statement.total),
  ]);
  expect(sum(receipts)).toBe(minor(totals.receipts));
  expect([sum(costs), item('costs')]).toEqual([minor(totals.costs), minor(totals.costs)]);
  expect(item('undistributed')).toBe(minor(undistributed.amount));
  expect(item('reserves')).toBe(minor(reserves));

  const members = [
    'allocated',
    'creditInKind',
    'outstanding',
    'paid',
    'priorRecoveries',
    'receivable',
    'recognisedLoss',
    'reserved',
    'returned',
  ] as const;
  for (const member of members)
    expect(sum(claims.map((claim) => ({ amount: claim[member] })))).toBe(minor(totals[member]));
  const besides = sum(block.paidBesides);
  if (!counted) {
    expect(minor(totals.paid) - minor(totals.returned) + besides).toBe(item('paid'));
    expect(minor(totals.allocated)).toBe(item('paid') - besides + item('unpaid'));
  }
  for (const { allocated, fund, undistributed: left } of block.rounds)
    expect(minor(allocated) + minor(left) <= minor(fund)).toBe(true);
  for (const claim of claims) {
    const got = minor(claim.priorRecoveries) + minor(claim.creditInKind);
    const isOwed = claim.status === 'admitted' || claim.status === 'disputed';
    const left = isOwed ? minor(claim.recognisedLoss) - got - minor(claim.allocated) : 0n;
    const over = got + minor(claim.paid) - minor(claim.returned) - minor(claim.recognisedLoss);
    expect([minor(claim.outstanding), minor(claim.receivable)]).toEqual([
      left > 0n ? left : 0n,
      over > 0n ? over : 0n,
    ]);
    shown.add(claim.status);
    for (const member of ['receivable', 'reserved', 'returned'] as const)
      if (minor(claim[member]) > 0n) shown.add(member);
  }
  for (const { how } of block.paidBesides) shown.add(how);
  if (counted) shown.add('counted');
  if (claims.length > 0) shown.add('claim');
  if (order !== null) shown.add('order');
  for (const line of statement.applied) if (minor(line.amount) > 0n) shown.add(line.item);
}

/** The table alone, without the JSON: per unit, what was received is what became of it. */
function expectCsvAddsUp(summary: Summary): void {
  const [head = '', ...lines] = summaryCsv(summary).replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = head.split(',');
  // no cell of a random session has a comma but the reason, which stands behind the amount
  const cell = (line: string, column: string): string =>
    (line.split(',')[columns.indexOf(column)] ?? '').replace(/^'/, '');
  for (const unit of new Set(lines.map((line) => cell(line, 'unit')))) {
    const total = (row: string): bigint =>
      lines
        .filter((line) => cell(line, 'unit') === unit && cell(line, 'row') === row)
        .reduce((all, line) => all + toMinor(cell(line, 'amount'), digitsOf(unit)), 0n);
    expect([total('received'), total('applied'), total('applied-total')]).toEqual(
      Array.from({ length: 3 }, () => total('received-total')),
    );
    const came = receiptSources.reduce((all, source) => all + total(`receipt:${source}`), 0n);
    expect(came).toBe(total('received'));
  }
}
