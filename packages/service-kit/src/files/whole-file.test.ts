import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFile, replaceFile } from './whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('of many who make a file one wins, and the others are told', async () => {
  const file = join(folder, 'key');
  const made = await Promise.allSettled(['a', 'b', 'c', 'd'].map((content) => makeFile(file, content)));
  const won = made.findIndex(({ status }) => status === 'fulfilled');
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(made.filter((one) => one.status === 'rejected' && one.reason.code === 'EEXIST')).toHaveLength(3);
  expect(await readFile(file, 'utf8')).toBe('abcd'[won]);
  expect(await readdir(folder)).toEqual(['key']);
});

it('a file that is replaced has the new content, for its owner only', async () => {
  const file = join(folder, 'head');
  await makeFile(file, 'old');
  await replaceFile(file, 'new');
  expect(await readFile(file, 'utf8')).toBe('new');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('nothing is left of a replacement that fails', async () => {
  await mkdir(join(folder, 'taken'));
  await expect(replaceFile(join(folder, 'taken'), 'new')).rejects.toThrow('EISDIR');
  expect(await readdir(folder)).toEqual(['taken']);
});
