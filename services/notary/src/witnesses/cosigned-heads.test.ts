import { checkpointText } from '@seizure-ledger/evidence';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bestCosigned,
  type CosignedHead,
  formatCosigned,
  notesIn,
  readCosigned,
  withCosigned,
} from './cosigned-heads.ts';

const ledger = 'ledger.example/one';
const all = ['w/1', 'w/2', 'w/3'];

function headOver(size: number, names: readonly string[]): CosignedHead {
  const checkpoint = { origin: `${ledger}/0`, root: new Uint8Array(32).fill(size), size };
  const signatures = [ledger, ...names].map((name) => ({
    keyId: '00000000',
    name,
    signature: new Uint8Array(64),
  }));
  return { checkpoint, signatures, text: checkpointText(checkpoint), witnesses: new Set(names) };
}

const after = (history: readonly CosignedHead[]) =>
  history.reduce<readonly CosignedHead[]>((kept, head) => withCosigned(kept, head), []);
const cosignedBy = (asked: readonly string[]) => (head: CosignedHead) =>
  asked.every((name) => head.witnesses.has(name));

/** Heads that grow, each cosigned by some, and now and then the last one once more by others. */
const histories = fc
  .array(fc.record({ grows: fc.boolean(), names: fc.subarray(all) }), { maxLength: 20 })
  .map((steps) => {
    let size = 1;
    return steps.map(({ grows, names }) => headOver((size += grows ? 1 : 0), names));
  });

it('whichever witnesses are demanded, the newest head that all of them have cosigned is kept', () => {
  fc.assert(
    fc.property(histories, fc.subarray(all, { minLength: 1 }), (history, demanded) => {
      const due = history.filter(cosignedBy(demanded)).at(-1)?.checkpoint.size ?? 0;
      const kept = after(history).filter(cosignedBy(demanded));
      expect(kept[0]?.checkpoint.size ?? 0).toBeGreaterThanOrEqual(due);
      expect(after(history).length).toBeLessThanOrEqual(2 ** all.length);
    }),
  );
});

it('a record’s receipt has as many cosignatures as any head over it had', () => {
  fc.assert(
    fc.property(histories, fc.nat(20), (history, index) => {
      const over = history.filter(({ checkpoint }) => checkpoint.size > index);
      const due = Math.max(0, ...over.map(({ witnesses }) => witnesses.size));
      const best = bestCosigned(after(history), index, undefined);
      expect(best?.witnesses.size ?? 0).toBeGreaterThanOrEqual(due);
      expect(best?.checkpoint.size ?? Infinity).toBeGreaterThan(index);
    }),
  );
});

it('one head is kept with all cosignatures that ever came for it', () => {
  const [head] = after([headOver(4, ['w/1', 'w/2']), headOver(4, ['w/2', 'w/3'])]);
  expect(head?.signatures.map(({ name }) => name)).toEqual([ledger, 'w/2', 'w/3', 'w/1']);
});

it('a file of heads reads back as it was written', () => {
  const kept = after([headOver(7, all), headOver(8, ['w/1', 'w/2']), headOver(9, ['w/3'])]);
  expect(kept).toHaveLength(3);
  expect(notesIn(formatCosigned(kept)).map(readCosigned)).toEqual(kept);
  expect(notesIn('')).toEqual([]);
});
