import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord } from '@seizure-ledger/contracts';
import {
  Book,
  compare,
  type Instruction,
  isZero,
  type Kind,
  type SealedFact,
  sum,
  reactionTo,
  fractionDigits,
  zero,
} from '@seizure-ledger/domain';
import {
  type Choice,
  instructionOf,
  prepared,
  restitutionSessions,
  sessions,
} from '@seizure-ledger/domain/random-session';
import {
  type CollectionName,
  collectionNames,
  type CustodyDocument,
  openEmbeddedReadModel,
} from '@seizure-ledger/read-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentsInMemory } from './documents-in-memory.ts';
import { fold } from './fold.ts';
import { PartitionProjection } from './partition-projection.ts';

describe('whatever happens', () => {
  it('the documents show what the ledger’s state says', async () => {
    await fc.assert(
      fc.asyncProperty(sessions(50), async (choices) => {
        const { book, facts } = play(choices);
        const documents = await folded(facts);
        for (const caseId of ['C-1', 'C-2']) expectSame(documents, book, caseId);
      }),
      { numRuns: 200 },
    );
  });

  it('so they do after all that follows a distribution', async () => {
    await fc.assert(
      fc.asyncProperty(restitutionSessions(40), async (choices) => {
        const { book, facts } = play(choices, prepared('2026-11-24T00:00:00.000Z'));
        const documents = await folded(facts);
        expectSame(documents, book, 'C-1');
      }),
      { numRuns: 200 },
    );
  });

  it('the documents are the same, however many facts are taken at a time', async () => {
    await fc.assert(
      fc.asyncProperty(sessions(60), fc.integer({ max: 20, min: 1 }), async (choices, atOnce) => {
        const { facts } = play(choices);
        const documents = await folded(facts);
        const stored = await projectAll(facts, atOnce);
        for (const name of collectionNames)
          expect(new Map(stored.get(name)?.map((one) => [one.id, one]))).toEqual(documents.all(name));
      }),
      // each run writes to a disk: a failure is not made smaller
      { endOnFailure: true, numRuns: 10 },
    );
  });
});

/** Fields that a kind of the ledger's records and a collection of documents both have. */
const shared = [
  ['asset', 'assets', ['assetId', 'kind', 'takenAt']],
  ['lot', 'lots', 'account assetId custodian expiresAt quantity transit unit unknown'.split(' ')],
  [
    'claim',
    'claims',
    'allocated claimId creditInKind paid priority priorRecoveries returned setAside status unit'.split(' '),
  ],
  ['transfer', 'custody', 'assetId from sentBy state to transferId unit'.split(' ')],
  ['departure', 'custody', 'assetId quantity state unit'.split(' ')],
  ['order', 'orders', 'authority date from kind orderId reference sum unit'.split(' ')],
  ['proposal', 'proposals', 'act instructionId state'.split(' ')],
  ['distribution', 'distributions', ['restitutionId', 'unit']],
] as const satisfies readonly (readonly [Kind, CollectionName, readonly string[]])[];

function expectSame(documents: DocumentsInMemory, book: Book, caseId: string): void {
  for (const [kind, collection, fields] of shared) {
    const shown = [...documents.all(collection).values()]
      .filter((one) => one.caseId === caseId)
      .filter((one) => !('custodian' in one) || !isDue(one))
      .filter((one) => !('sentAt' in one) || kindOf(one) === kind);
    const known = [...book.state.scan(kind, caseId, '')].map(([, record]) => withoutNoAsset(record));
    expect(only(fields, shown), collection).toEqual(only(fields, known));
  }
  expectSameDue(documents, book, caseId);
  const { state } = book;
  const shown = documents.all('cases').get(caseId);
  const known = state.get('case', caseId, '');
  if (!shown || !known) return expect([shown, known]).toEqual([undefined, undefined]);
  expect(shown).toMatchObject({
    agency: known.agency,
    entries: known.sequence,
    headHash: known.headHash,
    jurisdiction: known.jurisdiction,
    openClaims: claimsOpen(book, caseId),
    openProposals: known.open.proposals,
    status: known.closed ? 'closed' : 'open',
  });
  // the ledger counts what is due by claim, the documents as they list it
  const holders = (all: readonly { readonly custodian: string; readonly incoming: number }[]): unknown =>
    all.map(({ custodian, incoming }) => ({ custodian, incoming }));
  const custodians = [...state.scan('custodian', caseId, '')];
  expect(holders(shown.custodians)).toEqual(
    holders(custodians.map(([custodian, { incoming }]) => ({ custodian, incoming }))),
  );
  const held = [
    ...[...state.scan('lot', caseId, '')].map(([, lot]) => lot),
    ...[...state.scan('allocation', caseId, '')].map(([, part]) => ({ ...part, account: 'due:allocated' })),
    ...[...state.scan('reserve', caseId, '')].map(([, part]) => ({ ...part, account: 'due:reserve' })),
  ];
  for (const { account, amount, unit } of shown.balances.filter(({ account }) =>
    /^(held|owned|due):/.test(account),
  )) {
    const there = held.filter((one) => one.account === account && one.unit === unit);
    expect(amount, `${account} ${unit}`).toBe(
      sum([zero(fractionDigits(amount)), ...there.map(({ quantity }) => quantity)]),
    );
  }
}

/** How many claims that were not refused may still get something. */
function claimsOpen({ state }: Book, caseId: string): number {
  return [...state.scan('claim', caseId, '')].filter(([, claim]) => {
    const { allocated, creditInKind, grossLoss, priorRecoveries, status } = claim;
    const covered = sum([priorRecoveries, creditInKind, allocated]);
    return ['admitted', 'disputed'].includes(status) && compare(covered, grossLoss) < 0;
  }).length;
}

/** What the ledger keeps of what the list of hand-overs shows: of what came from another case, nothing. */
function kindOf({ fromCase, toCase }: CustodyDocument): Kind | undefined {
  if (fromCase !== undefined) return undefined;
  return toCase === undefined ? 'transfer' : 'departure';
}

/** What came in for the whole case is of no asset: the ledger knows it by an empty id, documents show none. */
function withoutNoAsset<R extends object>(record: R): object {
  const { assetId, ...besides } = record as R & { readonly assetId?: string };
  return assetId === '' ? besides : record;
}

/** Who holds what is due or set aside, by asset and custodian, as the documents list it and as the ledger knows it. */
function expectSameDue(documents: DocumentsInMemory, { state }: Book, caseId: string): void {
  const listed = [...documents.all('lots').values()]
    .filter((lot) => lot.caseId === caseId && isDue(lot))
    .map(
      ({ account, assetId, custodian, quantity, unit }) =>
        `${quantity} ${unit} ${account} of ${assetId ?? ''} with ${custodian}`,
    );
  const parts = [
    ...[...state.scan('allocation', caseId, '')].map(([, part]) => ({ ...part, lies: 'due:allocated' })),
    ...[...state.scan('reserve', caseId, '')].map(([, part]) => ({ ...part, lies: 'due:reserve' })),
  ];
  const known = [
    ...Map.groupBy(parts, ({ assetId, custodian, lies, unit }) => [unit, lies, assetId, custodian].join(' ')),
  ]
    .map(([, [first, ...others]]) => {
      const { assetId = '', custodian = '', lies = '', unit = 'item' } = first ?? {};
      const quantity = sum([first, ...others].map((part) => part?.quantity ?? '0'));
      return { quantity, text: `${quantity} ${unit} ${lies} of ${assetId} with ${custodian}` };
    })
    .filter(({ quantity }) => !isZero(quantity))
    .map(({ text }) => text);
  expect(listed.toSorted()).toEqual(known.toSorted());
}

const isDue = (lot: object): boolean => 'account' in lot && String(lot.account).startsWith('due:');

/** Each record with nothing but these fields, in an order that does not depend on where it was kept. */
function only(fields: readonly string[], records: readonly object[]): readonly string[] {
  return records
    .map((record) =>
      JSON.stringify(
        fields.map((field) => [field, Object.entries(record).find(([name]) => name === field)?.[1]]),
      ),
    )
    .toSorted();
}

function play(
  choices: readonly Choice[],
  first: readonly Instruction[] = [],
): { readonly book: Book; readonly facts: readonly SealedFact[] } {
  const book = new Book();
  const asked: Instruction[] = [];
  const facts: SealedFact[] = [];
  for (const step of [...first, ...choices]) {
    const now = new Date(Date.UTC(2026, 10, 24) + asked.length * 3_600_000).toISOString();
    const proposals = facts.filter(({ fact }) => fact.status === 'proposed').map(({ hash }) => hash);
    const reactions = facts.flatMap(({ fact }) => reactionTo(fact) ?? []);
    const told = { asked, now, proposals, reactions, state: book.state };
    const chosen = 'numbers' in step ? instructionOf(step, told) : step;
    const instruction = { ...chosen, sentAt: now };
    facts.push(book.take(instruction, now));
    asked.push(instruction);
  }
  return { book, facts };
}

async function folded(facts: readonly SealedFact[]): Promise<DocumentsInMemory> {
  const documents = new DocumentsInMemory();
  for (const { hash, value } of facts)
    await fold(documents, { fact: JSON.parse(value), hash, partition: 0, value });
  return documents;
}

/** A new read model goes on from nothing. */
async function* nothing() {}

/** Takes the facts into a read model on disk, so many at a time, and answers what stands there then. */
async function projectAll(facts: readonly SealedFact[], atOnce: number) {
  const folder = await mkdtemp(join(tmpdir(), 'projection-'));
  const readModel = await openEmbeddedReadModel({ folder });
  const projection = await PartitionProjection.from(readModel, 0, { identity: 'log', read: nothing });
  const records = facts.map((sealed, offset) => ({ ...factRecord(sealed), offset, timestamp_ms: 0 }));
  for (let from = 0; from < records.length; from += atOnce)
    await projection.take(records.slice(from, from + atOnce));
  const stored = new Map(
    await Promise.all(
      collectionNames.map(async (name) => [name, await readModel.find(name, { limit: 1_000 })] as const),
    ),
  );
  await readModel.close();
  await rm(folder, { recursive: true });
  return stored;
}
