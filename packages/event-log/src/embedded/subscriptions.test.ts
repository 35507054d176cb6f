import { expect, it, onTestFinished } from 'vitest';
import { Collector } from '../suite/collector.ts';
import { names, numbers, record, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const partitions = 3;

it('a second member of a group is refused, and let in when the first has left', async () => {
  const log = await openEmbeddedLog({ folder: await temporaryFolder(), partitions });
  onTestFinished(() => log.close());
  const first = await log.subscribe(new Collector({ group: 'projection' }));
  await expect(log.subscribe(new Collector({ group: 'projection' }))).rejects.toThrow(
    /projection.*one member only/,
  );
  await log.subscribe(new Collector({ group: 'notary' }));
  await log.subscribe(new Collector({ group: 'projection', topic: 'asset-instructions.v1' }));
  await first.close();
  await log.subscribe(new Collector({ group: 'projection' }));
});

it('a reader that falls far behind the memory of the newest records misses none', async () => {
  const log = await openEmbeddedLog({ folder: await temporaryFolder(), partitions });
  onTestFinished(() => log.close());
  const gate = Promise.withResolvers<void>();
  const slow: Collector = new Collector({
    batch: async (batch) => {
      slow.take(batch);
      await gate.promise;
    },
  });
  await log.subscribe(slow);
  for (const n of numbers(80))
    await log.append(
      topic,
      0,
      numbers(100, 100 * n).map((m) => record(m)),
    );
  gate.resolve();
  expect(names(await slow.has(8_000, 0))).toEqual(numbers(8_000).map(String));
});
