import { DatabaseSync } from 'node:sqlite';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { GroupCommit } from './group-commit.ts';
import type { Packet } from './packet.ts';
import type { Table } from './tables.ts';

/** What the writer's thread is started with. */
export interface WriterData {
  readonly file: string;
  readonly tables: readonly Table[];
}

const maxGroupRecords = 4_096;
const maxGroupBytes = 4 * 1024 * 1024;

const { file, tables }: WriterData = workerData;
const database = new DatabaseSync(file);
database.exec('PRAGMA synchronous = FULL');
const groupCommit = new GroupCommit(database, tables);

parentPort?.on('message', (message: Packet | 'close') => {
  if (message === 'close') return close();
  parentPort?.postMessage(groupCommit.store(gather(message)));
});
parentPort?.postMessage([]); // Ready.

/** What arrived while the last transaction was being flushed goes into this one. */
function gather(first: Packet): readonly Packet[] {
  const packets = [first];
  let records = first.keys.length;
  let bytes = first.values.byteLength;
  while (parentPort && records < maxGroupRecords && bytes < maxGroupBytes) {
    const next: { readonly message: Packet } | undefined = receiveMessageOnPort(parentPort);
    if (!next) break;
    packets.push(next.message);
    records += next.message.keys.length;
    bytes += next.message.values.byteLength;
  }
  return packets;
}

function close(): void {
  database.close();
  parentPort?.close();
}
