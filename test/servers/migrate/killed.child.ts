import { openStoppedLog } from '@seizure-ledger/event-log';
import { openKafkaLog } from '@seizure-ledger/event-log/kafka';
import { migrateLog } from '../../../packages/cli/src/migrate/migrate-log.ts';

/** Migrates the log in a folder, and is killed once it has copied so many records, in the middle of an append. */
const [folder = '', options = '', most = ''] = process.argv.slice(2);
const source = openStoppedLog(folder);
const target = await openKafkaLog({ ...JSON.parse(options), onTrouble: () => undefined });
let left = Number(most);
const append = target.append.bind(target);
target.append = async (topic, partition, records) => {
  const taken = records.slice(0, left);
  left -= taken.length;
  const appended = await append(topic, partition, taken);
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return appended;
};
await migrateLog({ onProgress: () => undefined, source, target });
