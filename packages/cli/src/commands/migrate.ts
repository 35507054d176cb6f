import { openStoppedLog, type ReadableLog } from '@seizure-ledger/event-log';
import {
  type Config,
  copyUnsigned,
  logFolder,
  openVaultStore,
  readConfig,
  unsignedUpTo,
  vaultFolder,
} from '@seizure-ledger/service-kit/ground';
import { copyVault, openEmbeddedVaultStore } from '@seizure-ledger/vault';
import { Command } from 'commander';
import { pino } from 'pino';
import { assertLedgerIn, dataOption, keysFor } from '../data-folder.ts';
import { migrateLog, type Migrated, type Step } from '../migrate/migrate-log.ts';
import { openTarget } from '../migrate/open-target.ts';
import { progressBar } from '../progress-bar.ts';

const example = `
Example:
  $ seizure-ledger migrate --data ./data

The environment names the Kafka: EVENT_LOG=kafka KAFKA_BROKERS=localhost:9092, and KAFKA_REPLICATION=1 where there are
fewer than three brokers. Stop the ledger first, and start nothing on the target before this has ended. The topics must be
empty, or hold what an interrupted run has copied: run it again and it goes on there. Every record is read back and
compared. The folder is left as it is, but for a note among its keys of how many records are from before the ledger
signed its records. With READ_MODEL=mongodb and MONGODB_URI the vault is copied to its database there, too; else copy
vault/. The services need the folder's keys (KEYS_DIR) and a new read model, which they fill from the log; the notary needs the folder's evidence/ and keys/notary.key, and goes on with them. Exit code 1: it was refused, and what to do.`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `migrate`: copies an embedded log to Kafka, record for record. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('copy the log of a stopped folder to the Kafka that the environment names')
    .addOption(dataOption())
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json }: Flags): Promise<void> {
  const config = readConfig(process.env);
  assertLedgerIn(data);
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const source = openStoppedLog(logFolder(data));
  const bars = barAStep();
  try {
    const target = await openTarget(config, source.partitions, logger);
    try {
      const migrated = await migrateLog({ onProgress: bars.show, source, target });
      bars.end();
      await keepUnsigned(data, source, target);
      const vault = await migrateVault(data, config);
      process.stdout.write(`${json ? JSON.stringify({ ...migrated, vault }) : lineOf(migrated, vault)}\n`);
    } finally {
      bars.end();
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** What is known of people goes to the vault's database where the environment names one; a folder is moved by hand. */
async function migrateVault(data: string, config: Config): Promise<number | undefined> {
  if (config.READ_MODEL === 'embedded') return undefined;
  const from = openEmbeddedVaultStore(vaultFolder(data));
  try {
    const to = await openVaultStore(config);
    try {
      return await copyVault(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** The copies of records from before the ledger signed its records are as unsigned as these. */
async function keepUnsigned(data: string, source: ReadableLog, target: ReadableLog): Promise<void> {
  const keys = keysFor(data);
  await unsignedUpTo(keys, source);
  await copyUnsigned(keys, source.identity, target.identity);
}

function lineOf({ found, partitions, records }: Migrated, vault: number | undefined): string {
  const people =
    vault === undefined
      ? 'Copy vault/ to where the services find it.'
      : `The vault’s ${vault} texts are copied.`;
  return (
    `${records} records in ${partitions} partitions of both topics: ${records - found} copied, ${found} were there. ` +
    `Read back, every one is the same. ${people}`
  );
}

function barAStep() {
  let shown: { readonly bar: ReturnType<typeof progressBar>; readonly step: Step } | undefined;
  const end = () => {
    shown?.bar.end();
    shown = undefined;
  };
  const show = (step: Step, done: number, total: number) => {
    if (shown?.step !== step) end();
    shown ??= { bar: progressBar(step), step };
    shown.bar.show(done, total);
  };
  return { end, show };
}
