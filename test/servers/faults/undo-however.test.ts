import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { undoHowever } from './undo-however.ts';

let file: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, 'undone');
});

it('is done when it is called for, and says when it fails', async () => {
  const undo = undoHowever('touch', file);
  const failing = undoHowever('rmdir', file);
  expect(existsSync(file)).toBe(false);
  await undo();
  expect(existsSync(file)).toBe(true);
  await expect(failing()).rejects.toThrow(`rmdir ${file} ended with exit code`);
});

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'is done when the process that wants it ends by %s',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', wanting], {
      env: { ...process.env, FILE: file },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(existsSync(file)).toBe(false);
    child.kill(signal);
    await expect.poll(() => existsSync(file)).toBe(true);
  },
);

const wanting = `
  const { undoHowever } = await import(${JSON.stringify(new URL('undo-however.ts', import.meta.url).href)});
  undoHowever('touch', process.env.FILE);
  console.log('wanted');
  setInterval(() => {}, 1_000);
`;
