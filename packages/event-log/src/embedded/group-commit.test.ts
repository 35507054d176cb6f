import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { record } from '../suite/records.ts';
import { GroupCommit } from './group-commit.ts';
import { pack } from './packet.ts';
import { prepareStore, storeFile } from './store.ts';
import { tablesOf } from './tables.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const tables = tablesOf(2);
const small = (failures: number) => pack(failures, [{ table: 0, records: [record('small')] }], []);
const large = (failures: number) =>
  pack(
    failures,
    [{ table: 1, records: [{ key: 'case-1', headers: {}, value: new Uint8Array(500_000) }] }],
    [],
  );
const stored = { firstOffsets: [0], timestamps_ms: [expect.any(Number)] };
const full = (failures: number) => ({ failure: 'full', message: expect.stringContaining('full'), failures });

let database: DatabaseSync;
let group: GroupCommit;

beforeEach(async () => {
  const file = storeFile(await temporaryFolder());
  prepareStore(file, 2);
  database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  database.exec('PRAGMA max_page_count = 100');
  group = new GroupCommit(database, tables);
});

it('nothing of a group is stored when there is no room for all of it', () => {
  expect(group.store([small(0), large(0)])).toEqual([full(1), full(1)]);
  expect(rows()).toBe(0);
});

it('what was sent before its sender heard of a failure is refused too, even where there would be room', () => {
  group.store([large(0)]);
  expect(group.store([small(0)])).toEqual([full(1)]);
  expect(group.store([small(0), small(1)])).toEqual([full(1), stored]);
  expect(rows()).toBe(1);
});

it('whoever can not tell whether a group is on disk does not answer', () => {
  const exec = database.exec.bind(database);
  vi.spyOn(database, 'exec').mockImplementation((sql) => {
    if (sql === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { errcode: 1034 });
    exec(sql);
  });
  expect(() => group.store([small(0)])).toThrow('disk I/O error');
});

it('offsets go on without a gap behind a refused group', () => {
  group.store([small(0)]);
  group.store([small(0), large(0)]);
  expect(group.store([small(1)])).toEqual([{ ...stored, firstOffsets: [1] }]);
});

it("when the clock is set back, the log's time stands still instead of falling, also after a restart", () => {
  const clock = vi.spyOn(Date, 'now');
  onTestFinished(() => clock.mockRestore());
  const timeAt = (now_ms: number, by = group) => {
    clock.mockReturnValue(now_ms);
    const [answer] = by.store([small(0)]);
    return answer && 'timestamps_ms' in answer ? answer.timestamps_ms[0] : answer;
  };
  expect([timeAt(5_000), timeAt(3_000), timeAt(6_000)]).toEqual([5_000, 5_000, 6_000]);
  expect(timeAt(1_000, new GroupCommit(database, tables))).toBe(6_000);
});

function rows(): unknown {
  return database.prepare(`SELECT count(*) AS rows FROM ${tables[0]?.name}`).get()?.['rows'];
}
