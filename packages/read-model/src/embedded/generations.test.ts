import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { RebuildOvertakenError } from '../errors.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase } from '../suite/samples.ts';
import { openEmbeddedGenerations } from './generations.ts';
import { openEmbeddedReadModel } from './open.ts';

it('a rebuild whose file a later one has taken away does not switch to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'generations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const readModel = await openEmbeddedReadModel({ folder });
  await readModel.commit(commitAfter(null, [put.case(sampleCase('C-1'))]));
  await readModel.close();
  const first = await openEmbeddedGenerations(folder);
  const later = await openEmbeddedGenerations(folder);
  await expect(first.switch()).rejects.toThrow(RebuildOvertakenError);
  await Promise.all([first.close(), later.close()]);
  const again = await openEmbeddedReadModel({ folder });
  expect(await again.get('cases', 'C-1')).toEqual(sampleCase('C-1'));
  await again.close();
});
