import { mkdtempSync, rmSync } from 'node:fs';
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
