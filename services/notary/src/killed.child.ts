import { join } from 'node:path';
import { factRecord, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLog } from '@seizure-ledger/event-log';
import { NoteSigner } from '@seizure-ledger/evidence';
import { EvidenceFolder } from './evidence-folder.ts';
import { numbered } from './facts.fixture.ts';
import { PartitionNotary } from './partition-notary.ts';

/** Records, takes and signs until it is killed; says each head when it is published. */
const [root = '', secret = '', mostHeads] = process.argv.slice(2);
const log = await openEmbeddedLog({ folder: join(root, 'log'), partitions: 1 });
const evidence = new EvidenceFolder(join(root, 'evidence'));
const signer = await NoteSigner.from(secret);
const notary = await PartitionNotary.from({
  folder: evidence.partition(0),
  log,
  mostHeads_bytes: Number(mostHeads),
  partition: 0,
  signer,
});

for (let next = await log.end(topics.ledger, 0); ;) {
  for await (const records of log.read(topics.ledger, 0, notary.nextOffset)) await notary.take(records);
  await notary.sign();
  process.stdout.write(`${next}\n`);
  const facts = Array.from({ length: 1 + ((next * 7) % 60) }, (_, n) => factRecord(numbered(next + n)));
  await log.append(topics.ledger, 0, facts);
  next += facts.length;
}
