import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEmbeddedReadModel } from './open.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-model-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a projection killed in the middle of its commits leaves documents that agree with the checkpoint', async () => {
  for (const commits of [1, 4, 2, 7, 3]) {
    const acknowledged = await killAfter(commits);
    const readModel = await openEmbeddedReadModel({ folder });
    const reached = (await readModel.checkpoint(0))?.index ?? -1;
    const entries = (reached + 1) * 200;
    expect(reached).toBeGreaterThanOrEqual(acknowledged);
    expect((await readModel.get('cases', 'C-1'))?.entries).toBe(entries);
    expect((await readModel.digest('entries')).documents).toBe(entries);
    const [last] = await readModel.find('entries', {
      index: 'byCase',
      equals: ['C-1'],
      descending: true,
      limit: 1,
    });
    expect(last?.sequence).toBe(entries - 1);
    await readModel.close();
    expect(soundness()).toEqual({ integrity_check: 'ok', tags: entries });
  }
});

/** Kills a committing process after some commits, at whatever it is about then. @returns its last word. */
async function killAfter(commits: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', join(import.meta.dirname, 'killed.child.ts'), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(Number(line));
    if (acknowledged.length === commits) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return acknowledged.at(-1) ?? -1;
}

function soundness() {
  const database = new DatabaseSync(join(folder, 'read-model.db'));
  const sound = database.prepare('PRAGMA integrity_check').get();
  const tags = database.prepare('SELECT count(*) AS tags FROM tags').get();
  database.close();
  return { ...sound, ...tags };
}
