import { openEmbeddedReadModel } from './open.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleEntry } from '../suite/samples.ts';

/** Commits until it is killed, and says after each commit how far it is. Each has as many documents as make it slow. */
const entriesInOneCommit = 200;
const readModel = await openEmbeddedReadModel({ folder: process.argv[2] ?? '' });

for (let after = (await readModel.checkpoint(0))?.index ?? null; ; after = after === null ? 0 : after + 1) {
  const index = after === null ? 0 : after + 1;
  const numbers = [...Array(entriesInOneCommit).keys()].map((at) => index * entriesInOneCommit + at);
  const entries = numbers.map((at) =>
    put.entry(sampleEntry(at, { caseId: 'C-1', sequence: at, tags: [`at:${at}`] })),
  );
  await readModel.commit(
    commitAfter(after, [...entries, put.case(sampleCase('C-1', { entries: numbers.length * (index + 1) }))]),
  );
  process.stdout.write(`${index}\n`);
}
