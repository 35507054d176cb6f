import { DatabaseSync } from 'node:sqlite';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Batch } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';

/** The thread in which batches are written: it gets a Batch and answers an Outcome, in order; 'close' ends it. */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');

const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
// Not FULL: the checkpoint stands in the same file as the documents, so what a power failure takes from its end it
// takes from both alike, whole batches at a time, and the projection writes it again from the log, which is FULL.
database.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
// Pages are moved from the write-ahead log into the file by about 32 MB: by SQLite's 4 MB, every second batch of a
// rebuild would wait for the disk. What it grew beyond that while somebody read is given back.
database.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 33554432');
const writer = new BatchWriter(database);
const maxBatches = 24;

port.on('message', (message: Message) => {
  if (message === 'close') return close();
  const { batches, closing } = gather(message);
  for (const outcome of writer.write(batches)) port.postMessage(outcome);
  if (closing) close();
});
port.postMessage('ready');

type Message = Batch | 'close';

/** What came while the last transaction was written goes into this one. */
function gather(first: Batch): { readonly batches: readonly Batch[]; readonly closing: boolean } {
  const batches = [first];
  while (port && batches.length < maxBatches) {
    const next: { readonly message: Message } | undefined = receiveMessageOnPort(port);
    if (!next) break;
    if (next.message === 'close') return { batches, closing: true };
    batches.push(next.message);
  }
  return { batches, closing: false };
}

function close(): void {
  database.close();
  port?.close();
}
