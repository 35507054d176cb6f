import { policyCase, readFactRecord, topics } from '@seizure-ledger/contracts';
import {
  declaredKeys,
  initialPolicy,
  policyIn,
  type PolicyRecord,
  type RecordKey,
} from '@seizure-ledger/domain';
import type { ReadableLog } from '@seizure-ledger/event-log';
import {
  addKey,
  addWaitingKey,
  authorityBy,
  type Config,
  type FiledKey,
  keysFolder,
  keysIn,
  makeNewest,
  recordedUnsigned,
  writerKeysFile,
} from '@seizure-ledger/service-kit/ground';
import { readFile } from 'node:fs/promises';
import { openLogThere } from '../open-log-there.ts';

/** Whose keys sign which log. */
const signed = { facts: topics.ledger, instructions: topics.instructions } as const;
type Log = RecordKey['topic'];

/** The body of a policy that declares every key in the files that is not declared yet. */
export async function declaration(config: Config): Promise<string> {
  const policies = await policiesIn(config);
  const all = (['instructions', 'facts'] as const).map(async (log) =>
    undeclared(log, await filed(config, log), policies),
  );
  const recordKeys = (await Promise.all(all)).flat();
  return recordKeys.length === 0 ? 'every key is declared' : bodyOf(recordKeys);
}

/**
 * Rotates the key of a log. Until keys are declared a new one signs at once. Then it takes two calls: the first makes a key
 * that waits, the next, once that is declared in every partition, lets it sign.
 */
export async function rotateRecordKey(config: Config, log: Log): Promise<string> {
  const file = fileOf(config, log);
  const policies = await policiesIn(config);
  if (policies.every((policy) => declaredKeys(policy, log).length === 0))
    return `${await addKey(file)} signs ${log}`;
  const keys = await filed(config, log);
  const next = keys.filter((key) => policies.every((policy) => isDeclared(key, log, policy)));
  const newest = latest(next, log, policies);
  if (newest !== undefined && newest !== keys.at(-1)?.id) {
    await makeNewest(file, newest);
    return `${newest} signs ${log}`;
  }
  const waiting = keys.some((key) => !next.includes(key)) ? keys : await withAnother(config, log);
  const toDeclare = undeclared(log, waiting, policies);
  if (toDeclare.length === 0) return `its declaration is on its way to every partition: rotate ${log} again`;
  return `${toDeclare.map(({ id }) => id).join(', ')} waits: have it declared, and rotate ${log} again\n${bodyOf(toDeclare)}`;
}

async function withAnother(config: Config, log: Log): Promise<readonly FiledKey[]> {
  await addWaitingKey(fileOf(config, log));
  return filed(config, log);
}

const bodyOf = (recordKeys: readonly RecordKey[]): string => JSON.stringify({ recordKeys });

const fileOf = (config: Config, log: Log): string => writerKeysFile(keysFolder(config), signed[log]);

async function filed(config: Config, log: Log): Promise<readonly FiledKey[]> {
  const file = fileOf(config, log);
  return keysIn(file, await readFile(file, 'utf8'));
}

/** Of those keys the ones that no partition has, as a policy declares them. */
const undeclared = (
  topic: Log,
  keys: readonly FiledKey[],
  policies: readonly PolicyRecord[],
): readonly RecordKey[] =>
  keys
    .filter(({ id }) => !policies.some((policy) => declaredKeys(policy, topic).some((one) => one.id === id)))
    .map(({ id, sha256 }) => ({ id, sha256, topic }));

const isDeclared = (key: FiledKey, log: Log, policy: PolicyRecord): boolean =>
  declaredKeys(policy, log).some(({ id, sha256 }) => id === key.id && sha256 === key.sha256);

/** The id among them that was declared last. Every partition has them in one order. */
const latest = (keys: readonly FiledKey[], log: Log, [policy]: readonly PolicyRecord[]): string | undefined =>
  policy && declaredKeys(policy, log).findLast(({ id }) => keys.some((key) => key.id === id))?.id;

/** The policy in force in each partition. */
async function policiesIn(config: Config): Promise<readonly PolicyRecord[]> {
  const log = await openLogThere(config);
  try {
    return await Promise.all(
      Array.from({ length: log.partitions }, (_, partition) => policyAtEnd(config, log, partition)),
    );
  } finally {
    await log.close();
  }
}

async function policyAtEnd(config: Config, log: ReadableLog, partition: number): Promise<PolicyRecord> {
  const authority = authorityBy(keysFolder(config), recordedUnsigned(keysFolder(config), log.identity));
  let found = initialPolicy;
  for await (const records of log.read(topics.ledger, partition, 0))
    for (const record of records) {
      if (record.key !== policyCase || authority.flawOf(record, { partition, topic: topics.ledger }))
        continue;
      const policy = policyIn(readFactRecord(record));
      // a record may stand there twice
      if (policy && policy.revision > found.revision) found = policy;
    }
  return found;
}
