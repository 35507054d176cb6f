import { describe, expect, it } from 'vitest';
import { Projector } from './projector.ts';
import { openNew, type TestStorage } from './storage.ts';

/** Longer than any test may take. */
const long_ms = 50_000;

export function reachedSuite(newStorage: () => Promise<TestStorage>): void {
  describe('a place', () => {
    it('is reached when its record or a later one of its partition has been taken', async () => {
      const projector = new Projector(await openNew(newStorage), 3);
      await projector.take();
      await projector.take();
      const { readModel } = projector;
      expect(await readModel.reached([], 0)).toBe(true);
      expect(await readModel.reached([{ partition: 3, index: 0 }], 0)).toBe(true);
      expect(await readModel.reached([{ partition: 3, index: 1 }], 0)).toBe(true);
      expect(await readModel.reached([{ partition: 3, index: 2 }], 0)).toBe(false);
      expect(
        await readModel.reached(
          [
            { partition: 3, index: 1 },
            { partition: 4, index: 0 },
          ],
          0,
        ),
      ).toBe(false);
    });

    it('can be waited for, and what was taken with it can be read then', async () => {
      const projector = new Projector(await openNew(newStorage));
      const { readModel } = projector;
      const seen = readModel
        .reached([{ partition: 0, index: 2 }], long_ms)
        .then(() => readModel.checkpoint(0));
      await projector.take();
      await projector.take();
      await projector.take();
      expect((await seen)?.index).toBeGreaterThanOrEqual(2);
    });

    it('of each of several partitions has to be reached', async () => {
      const readModel = await openNew(newStorage);
      const places = [1, 2, 3].map((partition) => ({ partition, index: 0 }));
      let all = false;
      const waiting = readModel.reached(places, long_ms).then((reached) => (all = reached));
      await new Projector(readModel, 1).take();
      await new Projector(readModel, 3).take();
      expect(await readModel.reached(places, 0)).toBe(false);
      expect(all).toBe(false);
      await new Projector(readModel, 2).take();
      expect(await waiting).toBe(true);
    });

    it('that does not come is not waited for any longer than asked', async () => {
      const projector = new Projector(await openNew(newStorage));
      await projector.take();
      const started_ms = performance.now();
      expect(await projector.readModel.reached([{ partition: 0, index: 1 }], 50)).toBe(false);
      expect(performance.now() - started_ms).toBeGreaterThanOrEqual(45);
    });

    it('can be waited for by many, each for their own', async () => {
      const projector = new Projector(await openNew(newStorage));
      const indexes = [...Array(20).keys()];
      const waiting = indexes.map((index) => projector.readModel.reached([{ partition: 0, index }], long_ms));
      for (const _ of indexes) await projector.take();
      expect(await Promise.all(waiting)).toEqual(indexes.map(() => true));
    });

    it('is no longer waited for when the read model is closed', async () => {
      const readModel = await openNew(newStorage);
      const waiting = readModel.reached([{ partition: 0, index: 0 }], long_ms);
      await readModel.close();
      expect(await waiting).toBe(false);
    });
  });
}
