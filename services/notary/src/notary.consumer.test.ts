import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@seizure-ledger/contracts';
import { AuthenticatedLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import { parseCheckpoint, parseNote } from '@seizure-ledger/evidence';
import { Alarms, consumerPatterns, writersOf } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { append, manyCases, opened } from './facts.fixture.ts';
import { NotaryConsumer } from './notary.consumer.ts';
import { notaryTransport } from './notary.module.ts';
import { openSigningKey } from './signing-key.ts';
import { Stamping } from './stamps/stamping.ts';
import { Cosigning } from './witnesses/cosigning.ts';

it('what stands before a record that no ledger wrote is signed', async () => {
  const root = await mkdtemp(join(tmpdir(), 'notary-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const alarms = new Alarms(pino({ level: 'silent' }));
  const folder = new EvidenceFolder(join(root, 'evidence'));
  const open = await openEmbeddedLog({ folder: join(root, 'log'), partitions: 1 });
  onTestFinished(() => open.close());
  const log = new AuthenticatedLog(open, await writersOf(join(root, 'keys'), open));
  const facts = opened(...manyCases(4));
  await append(log, facts.slice(0, 3));
  await append(open, facts.slice(3));

  const consumer = new NotaryConsumer(
    log,
    folder,
    await openSigningKey(join(root, 'keys'), folder.path),
    new Cosigning({ alarms, folder, witnesses: [] }),
    new Stamping({ alarms, authority: undefined, folder }),
  );
  const transport = notaryTransport({ alarms, log });
  const patterns = consumerPatterns(topics.ledger);
  transport.addHandler(patterns.assigned, (partition) => consumer.assigned(partition));
  transport.addHandler(patterns.batch, (batch) => consumer.batch(batch));
  transport.addHandler(patterns.beforeForged, (partition) => consumer.beforeForged(partition));
  transport.addHandler(patterns.revoked, async (partition) => consumer.revoked(partition));
  transport.listen(() => undefined);
  onTestFinished(() => transport.close());

  await vi.waitUntil(() => alarms.standing.length > 0, { timeout: 10_000 });
  expect(alarms.standing).toMatchObject([{ reader: 'notary', state: 'stopped' }]);
  const note = parseNote(await readFile(folder.partition(0).checkpoint, 'utf8'));
  expect(parseCheckpoint(note?.text ?? '')?.size).toBe(3);
});
