import { DatabaseSync } from 'node:sqlite';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { InWriterThread } from '../port.ts';
import type { Batch } from './batch.ts';
import { GatheringWriter } from './gathering-writer.ts';

/**
 * The thread in which batches are written. It gets a Batch and answers an Outcome, in order, or a module to run beside;
 * after each transaction it says 'written'; 'close' ends it.
 */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');

export type Message = Batch | { readonly module: string; readonly port: MessagePort } | 'close';

const file = String(workerData);
const database = new DatabaseSync(file, { timeout: 5_000 });
// Not FULL: the checkpoint stands in the same file as the documents, so what a power failure takes from its end it
// takes from both alike, whole batches at a time, and the projection writes it again from the log, which is FULL.
database.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
// Pages are moved from the write-ahead log into the file by about 32 MB: by SQLite's 4 MB, every second batch of a
// rebuild would wait for the disk. What it grew beyond that while somebody read is given back.
database.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 33554432');
const writer = new GatheringWriter(database, () => port.postMessage('written'));

port.on('message', (message: Message) => {
  if (message === 'close') void close();
  else if ('module' in message) void run(message.module, message.port);
  else void write(message);
});
port.postMessage('ready');

async function write(batch: Batch): Promise<void> {
  port?.postMessage(await writer.write(batch));
}

/** The module reads by the connection that writes, so that both find the same pages in memory. */
async function run(module: string, end: MessagePort): Promise<void> {
  // what only writes comes up without it
  const { EmbeddedReadModel } = await import('./embedded-read-model.ts');
  const { inWriterThread }: { readonly inWriterThread: InWriterThread } = await import(module);
  inWriterThread(new EmbeddedReadModel(file, database, writer), end);
}

async function close(): Promise<void> {
  await writer.close();
  database.close();
  port?.close();
}
