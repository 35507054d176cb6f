import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Batch, Outcome } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';

/** The thread in which batches are written: it gets a Batch and answers an Outcome, in order; 'close' ends it. */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');

const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
// Not FULL: the checkpoint stands in the same file as the documents, so what a power failure takes from its end it
// takes from both alike, whole batches at a time, and the projection writes it again from the log, which is FULL.
database.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
// Pages are moved from the write-ahead log into the file by about 32 MB: by SQLite's 4 MB, every second batch of a
// rebuild would wait for the disk.
database.exec('PRAGMA wal_autocheckpoint = 8000');
const writer = new BatchWriter(database);

port.on('message', (message: Batch | 'close') => {
  if (message !== 'close') return port.postMessage(outcomeOf(message));
  database.close();
  port.close();
});
port.postMessage('ready');

function outcomeOf(batch: Batch): Outcome {
  try {
    return writer.write(batch);
  } catch (error) {
    return { outcome: 'failed', error };
  }
}
