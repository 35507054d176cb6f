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

const add = (name: string) =>
  book.add({
    agency: 'MOJ',
    jurisdiction: 'TH',
    kind: 'person',
    name,
    role: 'admin',
    secret: 'long enough to be one',
  });

it('of two administrators who disable each other at once one stays', async () => {
  await add('adm-1');
  await add('adm-2');
  const done = await Promise.allSettled([changes.disable('adm-2'), changes.disable('adm-1')]);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await book.all()).map(({ disabled }) => disabled)).toEqual([false, true]);
});
