import { expect, it } from 'vitest';
import { DocumentsInMemory } from './documents-in-memory.ts';
import { foldEffective, mostMoments } from './fold-effective.ts';
import type { CaseFact } from './taken-record.ts';

const many = Array.from({ length: mostMoments + 1 }, (_, n) => `2026-03-05T10:15:0${n}.000Z`);

it('moments that are near each other stand in no more spans than they need', async () => {
  const spans = await spansOf(many);
  expect(spans.get('C|')).toMatchObject({ within: '2026-03-05T10:15' });
  expect([...spans.keys()]).toEqual(['C|', ...many.map((at) => `C|${at.slice(0, 19)}`)]);
});

it('a span has what was in it before others came beside it, and is found where its parent is looked for', async () => {
  const spans = await spansOf([...many, '2026-03-07T08:00:00.000Z', '2025-12-31T23:59:59.000Z']);
  const all = [...spans.values()].map(({ changes, id, parent, within }) => [
    id,
    parent,
    within,
    changes[0]?.amount,
  ]);
  expect(all.slice(0, 3)).toEqual([
    ['C|', undefined, '', '11'],
    ['C|2026-03-05T10:15:00', 'C|2026-03-05T10:15', undefined, '1'],
    ['C|2026-03-05T10:15:01', 'C|2026-03-05T10:15', undefined, '1'],
  ]);
  expect(all.slice(-4)).toEqual([
    ['C|2026-03-05', 'C|2026-03', '2026-03-05T10:15', '9'],
    ['C|2026-03-07', 'C|2026-03', undefined, '1'],
    ['C|2026', 'C|', '2026-03', '10'],
    ['C|2025', 'C|', undefined, '1'],
  ]);
});

async function spansOf(instants: readonly string[]) {
  const documents = new DocumentsInMemory();
  for (const effectiveAt of instants) {
    const legs = [{ account: 'held:seized', amount: '1', unit: 'THB' }];
    // all that is looked at
    await foldEffective(documents, { caseId: 'C', effectiveAt, legs } as unknown as CaseFact);
  }
  return documents.all('effectiveSpans');
}
