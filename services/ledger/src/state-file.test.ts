import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { StateFile } from './state-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'state-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const asset = { assetId: 'A1', kind: 'account', takenAt: '2025-12-17T03:00:00Z', takings: 1 };
const mark = {
  hash: 'sha256:0',
  log: 'log-1',
  nextIndex: 1,
  nextInput: 1,
  nextOffset: 1,
  recordedAt: '2025-12-17T03:00:00.000Z',
};

function written(name: string): string {
  const path = join(folder, name);
  const file = StateFile.open(path);
  file.write([{ caseId: 'C-1', id: 'A1', kind: 'asset', value: asset }], mark);
  file.close();
  return path;
}

it('a state file is found again as it was left', () => {
  const file = StateFile.open(written('kept.db'));
  expect(file.mark).toEqual(mark);
  expect(file.get('asset', 'C-1', 'A1')).toEqual(asset);
  file.close();
});

it('a state file of rules that remembered otherwise is empty, so that it is made again from the log', () => {
  const path = written('older.db');
  const older = new DatabaseSync(path);
  older.exec('PRAGMA user_version = 0');
  older.close();
  const file = StateFile.open(path);
  expect(file.mark).toBeUndefined();
  expect(file.get('asset', 'C-1', 'A1')).toBeUndefined();
  file.close();
});

it.each<[string, (page: Buffer) => unknown]>([
  ['is no page', (page) => page.fill(0xff)],
  ['holds other text', (page) => page.write('{{', page.lastIndexOf('{"assetId"'))],
])('a state file of which a page %s is gone when it is closed, so that it is made again', (_, damage) => {
  const path = join(folder, 'bad-page.db');
  const ids = Array.from({ length: 500 }, (_, n) => `A${n}`);
  const whole = StateFile.open(path);
  whole.write(
    ids.map((id) => ({ caseId: 'C-1', id, kind: 'asset', value: { ...asset, assetId: id } })),
    mark,
  );
  whole.close();
  const bytes = readFileSync(path);
  damage(bytes.subarray(-4_096));
  writeFileSync(path, bytes);
  const damaged = StateFile.open(path);
  expect(damaged.mark).toEqual(mark);
  expect(() => damaged.scan('asset', 'C-1', '')).toThrow();
  damaged.close();
  expect(existsSync(path)).toBe(false);
});
