import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseJsonConfigFileContent, sys } from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomRules } from '../../oxlint.config.ts';
import { arrows, packageName } from '../../rooms.ts';

const root = join(import.meta.dirname, '../..');
const rooms = Object.keys(arrows);

describe('the table of the rooms', () => {
  it('has a row for every room that exists, and no other', () => {
    const folders = globSync('{packages,services}/*/package.json', { cwd: root }).map((file) =>
      dirname(file),
    );
    expect(folders.toSorted()).toEqual(rooms.toSorted());
  });

  it('has arrows that go one way: no room reaches itself', () => {
    for (const room of rooms) expect(reachableFrom(room), room).not.toContain(room);
  });

  it.each(rooms)('%s depends only on the rooms of its row, and builds after each of them', (room) => {
    const dependencies = Object.keys(readPackage(room).dependencies ?? {});
    const dependedOn = rooms.filter((other) => dependencies.includes(packageName(other)));
    const references = readTsconfig(room).references.map(({ path }) =>
      relative(root, join(root, room, path)),
    );

    expect(readPackage(room).name).toBe(packageName(room));
    expect(arrows[room]).toEqual(expect.arrayContaining(dependedOn));
    expect(references.toSorted()).toEqual(dependedOn.toSorted());
  });

  it.each(rooms)('%s declares every room that its source imports', (room) => {
    const declared = [...Object.keys(readPackage(room).dependencies ?? {}), packageName(room)];
    expect(roomsImportedBy(room).filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe('what a room declares and builds', () => {
  it.each(rooms)('%s imports every package that it depends on', (room) => {
    const declared = Object.keys(readPackage(room).dependencies ?? {});
    const sources = globSync('{src,bin}/**/*.{ts,js}', { cwd: join(root, room) })
      .map((file) => readFileSync(join(root, room, file), 'utf8'))
      .join('\n');
    const isImported = (name: string): boolean =>
      [`'${name}'`, `'${name}/`, `\`${name}/`].some((text) => sources.includes(text));
    expect(declared.filter((name) => !isImported(name) && !loadedByNest.includes(name))).toEqual([]);
  });

  it.each(rooms)('%s builds nothing that only tests use', (room) => {
    const config = parseJsonConfigFileContent(readTsconfig(room), sys, join(root, room));
    const built = config.fileNames.map((file) => relative(root, file));
    expect(built.filter((file) => /[.-](test|tests|fixture|suite|child)\.ts$|\/suite\//.test(file))).toEqual(
      [],
    );
    expect(built.filter((file) => readFileSync(join(root, file), 'utf8').includes(`from 'vitest'`))).toEqual(
      [],
    );
  });
});

/** Nest demands it of whoever uses it, and loads it by itself. */
const loadedByNest: readonly string[] = ['reflect-metadata'];

describe('the linter', () => {
  let house: string;
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'rooms-'));
    const onlyTheRooms = { categories: { correctness: 'off' }, overrides: roomRules };
    writeFileSync(join(house, '.oxlintrc.json'), JSON.stringify(onlyTheRooms));
  });
  afterAll(() => rmSync(house, { recursive: true }));

  it.each([
    ['packages/domain/src/a.ts', '@seizure-ledger/contracts'],
    ['packages/domain/src/a.ts', '@nestjs/common'],
    ['packages/evidence/src/a.ts', '@seizure-ledger/domain'],
    ['packages/event-log/src/a.ts', '@seizure-ledger/domain'],
    ['packages/event-log/src/a.ts', '../../contracts/src/topics.ts'],
    ['packages/event-log/src/port.ts', 'kafkajs'],
    ['packages/event-log/src/embedded/writer.ts', 'kafkajs'],
    ['packages/event-log/src/kafka/log.ts', 'node:sqlite'],
    ['packages/service-kit/src/a.ts', '@seizure-ledger/domain'],
    ['packages/console/src/a.ts', '@seizure-ledger/read-model/documents'],
    ['packages/cli/src/a.ts', '@seizure-ledger/service-ledger'],
    ['services/freeze/src/a.ts', '@seizure-ledger/service-ledger'],
    ['services/freeze/src/a.ts', 'node:sqlite'],
    ['services/standalone/src/a.ts', 'seizure-ledger'],
  ])('refuses in %s an import of %s: of values, of types, at run time', (file, module) => {
    expect(findings(house, file, module)).toHaveLength(3);
  });

  it.each([
    ['packages/domain/src/a.ts', '@seizure-ledger/evidence'],
    ['packages/event-log/src/kafka/log.ts', 'kafkajs'],
    ['packages/event-log/src/embedded/writer.ts', 'node:sqlite'],
    ['packages/event-log/src/embedded/writer.ts', '../port.ts'],
    ['services/ledger/src/state/file.ts', 'node:sqlite'],
    ['services/freeze/src/a.ts', '@nestjs/common'],
    ['services/standalone/src/a.ts', '@seizure-ledger/service-freeze'],
    ['packages/cli/src/a.ts', '@seizure-ledger/service-standalone'],
  ])('lets %s import %s', (file, module) => {
    expect(findings(house, file, module)).toEqual([]);
  });
});

/** What the real linter says of a file in an otherwise empty house that imports `module` in three ways. */
function findings(house: string, file: string, module: string): readonly unknown[] {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  const source = [
    `export * from '${module}';`,
    `export type { A } from '${module}';`,
    `export const a = await import('${module}');`,
  ];
  writeFileSync(path, source.join('\n'));
  const linter = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [linter, '--format', 'json', file], { cwd: house });
  const report: { readonly diagnostics: readonly unknown[] } = JSON.parse(stdout.toString());
  return report.diagnostics;
}

/** Package names, without subpaths, of the rooms that a room's files and their tests import. */
function roomsImportedBy(room: string): readonly string[] {
  const names = rooms.map(packageName).join('|');
  const imported = new RegExp(`(?:from |import\\()'(${names})['/]`, 'g');
  return globSync('src/**/*.ts', { cwd: join(root, room) })
    .map((file) => readFileSync(join(root, room, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(imported)].map(([, name = '']) => name));
}

function reachableFrom(room: string, seen = new Set<string>()): readonly string[] {
  for (const next of arrows[room] ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    reachableFrom(next, seen);
  }
  return [...seen];
}

function readPackage(room: string): { readonly name: string; readonly dependencies?: object } {
  return JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'));
}

function readTsconfig(room: string): { readonly references: readonly { readonly path: string }[] } {
  return JSON.parse(readFileSync(join(root, room, 'tsconfig.json'), 'utf8'));
}
