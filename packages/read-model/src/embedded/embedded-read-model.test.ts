import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelSuite } from '../read-model.suite.ts';
import { openEmbeddedReadModel } from './open.ts';

readModelSuite('node:sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-model-'));
  return {
    open: () => openEmbeddedReadModel({ folder }),
    remove: () => rm(folder, { recursive: true }),
  };
});
