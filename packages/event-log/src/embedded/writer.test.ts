import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import { record } from '../suite/records.ts';
import { prepareStore, storeFile } from './store.ts';
import { tablesOf } from './tables.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';
import { startWriterThread, Writer } from './writer.ts';

let file: string;
let writer: Writer;

beforeEach(async () => {
  file = storeFile(await temporaryFolder());
  prepareStore(file, 1);
  writer = await Writer.start(startWriterThread({ file, tables: tablesOf(1) }), () => undefined);
  onTestFinished(() => writer.close());
});

it.each([
  ['failed', "throw new Error('disk I/O error')", /disk I\/O error/],
  ['ended', 'process.exit(1)', /its thread has ended/],
])(
  'an append that was under way when the thread %s is uncertain, a later one is refused',
  async (_, end, why) => {
    const doomed = await Writer.start(threadThatEnds(end), () => undefined);
    const underWay = doomed.append(0, [record('under way')]);
    await expect(underWay).rejects.toThrow(AppendUncertainError);
    await expect(underWay).rejects.toThrow(why);
    await expect(doomed.append(0, [record('later')])).rejects.toThrow(LogUnavailableError);
    await expect(doomed.append(0, [record('later')])).rejects.toThrow(/open the log again/);
    await doomed.close();
  },
);

it('while someone else is writing to the file appends are refused, with nothing stored', async () => {
  const intruder = new DatabaseSync(file);
  intruder.exec('BEGIN IMMEDIATE');
  await expect(writer.append(0, [record('refused')])).rejects.toThrow(LogUnavailableError);
  intruder.close();
  expect(await writer.append(0, [record('stored')])).toMatchObject({ firstOffset: 0 });
});

it('a closed writer refuses appends', async () => {
  await writer.close();
  await expect(writer.append(0, [record('late')])).rejects.toThrow(LogUnavailableError);
});

it('a thread that can not open the log fails at once', async () => {
  const lost = startWriterThread({ file: `${file}/nowhere`, tables: tablesOf(1) });
  await expect(Writer.start(lost, () => undefined)).rejects.toThrow(/unable to open/);
});

/** A writer's thread that says it is ready, and ends with the first packet. */
function threadThatEnds(how: string): Worker {
  const code = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => { ${how}; });
    parentPort.postMessage([]);`;
  return new Worker(code, { eval: true, execArgv: [] });
}
