import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@seizure-ledger/contracts';
import { openEmbeddedLog } from '@seizure-ledger/event-log';
import { expect, it, onTestFinished } from 'vitest';
import { writerKeysFile, writersOf } from './writer-keys.ts';

it('lost keys of a signed log are not made anew until it is said that it counts as unsigned', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'writers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = await openEmbeddedLog({ folder: join(folder, 'log'), partitions: 1 });
  onTestFinished(() => log.close());
  const keysDir = join(folder, 'keys');
  const place = { partition: 0, topic: topics.ledger };
  const record = { headers: {}, key: 'C-1', value: Buffer.from('{}') };
  const before = await writersOf(keysDir, log);
  await log.append(topics.ledger, 0, [before.signed(record, place)]);
  const flaw = async () => {
    const writers = await writersOf(keysDir, log);
    for await (const [stored] of log.read(topics.ledger, 0, 0))
      return stored && writers.flawOf(stored, place);
    throw new Error('the record is not there');
  };
  expect(await flaw()).toBeUndefined();

  await rm(writerKeysFile(keysDir, topics.ledger));
  await expect(flaw()).rejects.toThrow(/log-facts\.keys is missing.*log-unsigned-\*\.json as well/);
  expect(await readdir(keysDir)).not.toContain('log-facts.keys');

  for (const name of await readdir(keysDir)) await rm(join(keysDir, name));
  expect(await flaw()).toBeUndefined();
});
