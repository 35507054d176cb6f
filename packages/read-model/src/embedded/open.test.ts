import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectionVersionError, ReadModelMissingError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase } from '../suite/samples.ts';
import { openEmbeddedReadModel } from './open.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-model-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('documents of another version of the projection', () => {
  it.each([{}, { readOnly: true }] as const)(
    'are not opened but named as what to rebuild: %o',
    async (how) => {
      await (await openEmbeddedReadModel({ folder })).close();
      const database = new DatabaseSync(join(folder, 'read-model.db'));
      database
        .prepare(`UPDATE meta SET value = ? WHERE name = 'projectionVersion'`)
        .run(projectionVersion + 1);
      database.close();
      const opening = openEmbeddedReadModel({ folder, ...how });
      await expect(opening).rejects.toThrow(ProjectionVersionError);
      await expect(opening).rejects.toThrow(/read-model\.db was built by version .* seizure-ledger rebuild/);
    },
  );
});

describe('a reader beside the process that writes', () => {
  it('is told when nothing has been written yet', async () => {
    await expect(openEmbeddedReadModel({ folder, readOnly: true })).rejects.toThrow(ReadModelMissingError);
    await expect(openEmbeddedReadModel({ folder: join(folder, 'none'), readOnly: true })).rejects.toThrow(
      ReadModelMissingError,
    );
  });

  it('sees what is written, can wait for it, and writes nothing', async () => {
    const writer = await openEmbeddedReadModel({ folder });
    const reader = await openEmbeddedReadModel({ folder, readOnly: true });
    const waiting = reader.reached([{ partition: 0, index: 0 }], 50_000);
    await writer.commit(commitAfter(null, [put.case(sampleCase('C-1'))]));
    expect(await waiting).toBe(true);
    expect(await reader.get('cases', 'C-1')).toEqual(sampleCase('C-1'));
    await expect(reader.commit(commitAfter(0, []))).rejects.toThrow('reading only');
    await Promise.all([reader.close(), writer.close()]);
  });
});

describe('closing', () => {
  it('lets the commits under way be written, and takes no more', async () => {
    const readModel = await openEmbeddedReadModel({ folder });
    const commits = [null, 0, 1].map((after) =>
      readModel.commit(commitAfter(after, [put.case(sampleCase(`C-${after}`))])),
    );
    await readModel.close();
    await Promise.all(commits);
    await expect(readModel.commit(commitAfter(2, []))).rejects.toThrow('closed');
    await readModel.close();
    const again = await openEmbeddedReadModel({ folder });
    expect((await again.checkpoint(0))?.index).toBe(2);
    await again.close();
  });
});
