import type { Commit } from '../port.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleEntry } from '../suite/samples.ts';
import { openEmbeddedReadModel } from './open.ts';

/**
 * Commits until it is killed, and says after each commit how far it is. The next commit always waits already, so
 * that the writer is in the middle of one whenever the end comes.
 */
const entriesInOneCommit = 200;
const readModel = await openEmbeddedReadModel({ folder: process.argv[2] ?? '' });

let after = (await readModel.checkpoint(0))?.index ?? null;
let underWay = Promise.resolve();
for (;;) {
  const commit = nextCommit(after);
  after = commit.checkpoint.index;
  const written = readModel.commit(commit).then(() => process.stdout.write(`${commit.checkpoint.index}\n`));
  await underWay;
  underWay = written.then(() => undefined);
}

function nextCommit(after: number | null): Commit {
  const first = (after === null ? 0 : after + 1) * entriesInOneCommit;
  const numbers = [...Array(entriesInOneCommit).keys()].map((at) => first + at);
  const entries = numbers.map((at) =>
    put.entry(sampleEntry(at, { caseId: 'C-1', sequence: at, tags: [`at:${at}`] })),
  );
  return commitAfter(after, [...entries, put.case(sampleCase('C-1', { entries: first + numbers.length }))]);
}
