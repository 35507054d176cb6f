import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionNames } from '../collections.ts';
import { Projector, put } from './projector.ts';
import { sampleCase, sampleLot } from './samples.ts';
import { openNew, type TestStorage } from './storage.ts';

export function digestSuite(newStorage: () => Promise<TestStorage>): void {
  describe('a digest', () => {
    it('of an empty collection is that of no text at all', async () => {
      const readModel = await openNew(newStorage);
      for (const collection of collectionNames) {
        expect(await readModel.digest(collection)).toEqual({ hash: sha256(''), documents: 0 });
      }
    });

    it('is over canonical documents in the order of code points of their ids', async () => {
      const projector = new Projector(await openNew(newStorage));
      const lots = ['A-1', 'A-\uffff', 'A-𐀀'].map((assetId) => sampleLot('C-1', assetId));
      await projector.take(...lots.toReversed().map(put.lot));
      const text = lots.map((lot) => `${canonicalJson({ ...lot })}\n`).join('');
      expect(await projector.readModel.digest('lots')).toEqual({ hash: sha256(text), documents: 3 });
    });

    it('depends on the documents as they are, not on how they were written', async () => {
      const oneByOne = new Projector(await openNew(newStorage));
      const atOnce = new Projector(await openNew(newStorage));
      const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(fc.nat())), {
        minLength: 1,
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(changes, async (lots) => {
          const writes = lots.map(([asset, quantity]) => {
            const lot = sampleLot('C-1', `A-${asset}`, String(quantity));
            return quantity === null ? ({ collection: 'lots', delete: lot.id } as const) : put.lot(lot);
          });
          for (const write of writes) await oneByOne.take(write);
          const last = new Map(
            writes.map((write) => ['delete' in write ? write.delete : write.put.id, write]),
          );
          await atOnce.take(...[...last.values()].toReversed());
          expect(await oneByOne.readModel.digest('lots')).toEqual(await atOnce.readModel.digest('lots'));
        }),
        { numRuns: 20 },
      );
    });

    it('changes with any member of any document', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take(put.case(sampleCase('C-1')), put.case(sampleCase('C-2')));
      const before = await projector.readModel.digest('cases');
      await projector.take(put.case(sampleCase('C-2', { openClaims: 1 })));
      const after = await projector.readModel.digest('cases');
      expect(after.documents).toBe(before.documents);
      expect(after.hash).not.toBe(before.hash);
    });

    it('is of one moment, though a commit comes while it is taken', async () => {
      const projector = new Projector(await openNew(newStorage));
      const cases = [...Array(2_000).keys()].map((at) => put.case(sampleCase(String(at).padStart(5, '0'))));
      await projector.take(...cases);
      const before = await projector.readModel.digest('cases');
      const meanwhile = projector.readModel.digest('cases');
      await projector.take(put.case(sampleCase('99999')), { collection: 'cases', delete: '00000' });
      const after = await projector.readModel.digest('cases');
      expect([before, after]).toContainEqual(await meanwhile);
      expect(after.hash).not.toBe(before.hash);
    });
  });
}
