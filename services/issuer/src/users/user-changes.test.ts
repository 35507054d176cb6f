import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UserBook } from './user-book.ts';
import { UserChanges } from './user-changes.ts';

let folder: string;
let book: UserBook;
let changes: UserChanges;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'users-'));
  book = new UserBook(join(folder, 'users'));
  changes = new UserChanges(book, join(folder, 'disabled'));
});
afterEach(() => rm(folder, { recursive: true }));

const add = (name: string, role: 'admin' | 'investigator') =>
  book.add({ agency: 'MOJ', jurisdiction: 'TH', kind: 'person', name, role, secret: 'long enough to be one' });

it('of two administrators who disable each other at once one stays', async () => {
  await add('adm-1', 'admin');
  await add('adm-2', 'admin');
  const done = await Promise.allSettled([changes.disable('adm-2'), changes.disable('adm-1')]);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await book.all()).map(({ disabled }) => disabled)).toEqual([false, true]);
});

it('a reset that comes at once with a disabling enables nobody', async () => {
  await add('inv-1', 'investigator');
  await Promise.all([changes.reset('inv-1', 'another one, long enough'), changes.disable('inv-1')]);
  expect(await book.find('inv-1')).toMatchObject({ disabled: true });
});
