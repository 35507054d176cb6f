import {
  assertSettled,
  type Config,
  dropOldKeys,
  keysFolder,
  masterKeysFile,
  newMasterKey,
  openVault,
  openVaultStore,
  readConfig,
  rotateIssuerKey,
  vaultFolder,
} from '@seizure-ledger/service-kit/ground';
import { Argument, Command } from 'commander';
import { existsSync } from 'node:fs';
import { dataOption } from '../data-folder.ts';
import { UsageError } from '../usage-error.ts';
import { declaration, rotateRecordKey } from './record-keys.ts';

const example = `
Examples:
  $ seizure-ledger keys rotate facts --data ./data
  $ seizure-ledger keys declare --data ./data > keys.json
  $ curl -H "Authorization: Bearer $TOKEN" -H 'Idempotency-Key: keys-1' --json @keys.json http://localhost:8080/api/v1/policies

What rotates, and what it means:
  instructions, facts  the keys by which edges and ledgers sign records. The new one is used within seconds; where services
                       have folders of keys of their own, copy the file to readers first. Old ones stay: they prove old records.
                       From declare until that policy is in force rotate neither: what a key left out signs counts as forged.
                       Once keys are declared, rotate twice: the first time makes a key and says what an administrator is
                       to propose as a policy; the second time, with that in force in every partition, lets the key sign.
                       Copy the file to every service after each. The log says what is declared: with EVENT_LOG=kafka and
                       KAFKA_BROKERS the one there.
  vault                the master key. A new one is added and all data keys are wrapped under it, also while services run.
                       Where services have folders of keys of their own, copy the file to each. retire then drops the old
                       ones, a minute after the last rotation at the earliest: backups of the vault from before open no more.
                       Where the vault is on MongoDB, both need READ_MODEL=mongodb and MONGODB_URI, as the services have them.
  issuer               the key of tokens and sessions. Start all services again; everybody signs in anew.`;

const kinds = ['instructions', 'facts', 'vault', 'issuer'] as const;
type Kind = (typeof kinds)[number];

interface Flags {
  readonly data: string;
}

/** `keys`: puts new keys in the place of old ones. */
export function keysCommand(): Command {
  const command = new Command('keys')
    .description('rotate the keys of a ledger')
    .addHelpText('after', example);
  command
    .command('rotate')
    .description('make a new key and use it from now on')
    .addArgument(new Argument('<kind>', 'which key').choices(kinds))
    .addOption(dataOption())
    .addHelpText('after', example)
    .action(rotate);
  command
    .command('declare')
    .description('print the policy that declares the keys of records: from then on no others count')
    .addOption(dataOption())
    .addHelpText('after', example)
    .action(async ({ data }: Flags) => void process.stdout.write(`${await declaration(configOf(data))}\n`));
  command
    .command('retire')
    .description('drop the vault’s old master keys, once nothing stands under them')
    .addOption(dataOption())
    .addHelpText('after', example)
    .action(retire);
  for (const one of command.commands) one.exitOverride();
  return command;
}

async function rotate(kind: Kind, { data }: Flags): Promise<void> {
  const config = configOf(data);
  process.stdout.write(`${await rotations[kind](config)}\n`);
}

const rotations: Readonly<Record<Kind, (config: Config) => Promise<string>>> = {
  facts: (config) => rotateRecordKey(config, 'facts'),
  instructions: (config) => rotateRecordKey(config, 'instructions'),
  async issuer(config) {
    await rotateIssuerKey(keysFolder(config));
    return 'the issuer has a new key: start all services again';
  },
  async vault(config) {
    assertVaultIsThere(config);
    const id = await newMasterKey(keysFolder(config));
    return `${id} is the master key; ${await rewrapped(config)} data keys are wrapped anew`;
  },
};

async function retire({ data }: Flags): Promise<void> {
  const config = configOf(data);
  const file = masterKeysFile(keysFolder(config));
  assertVaultIsThere(config);
  await assertHoldsKeys(config);
  await assertSettled(file);
  let count = 0;
  // what a service wrote while keys were listed is found the next time
  for (let found = -1; found !== 0; count += found) found = await rewrapped(config);
  const gone = await dropOldKeys(file);
  process.stdout.write(`${count} data keys were wrapped anew; dropped: ${gone.join(', ') || 'none'}\n`);
}

/** One that is made to be looked at would hold nothing, and another's keys would be dropped. @throws {UsageError} */
function assertVaultIsThere({ DATA_DIR, READ_MODEL }: Config): void {
  if (READ_MODEL === 'embedded' && !existsSync(vaultFolder(DATA_DIR)))
    throw new UsageError(`there is no vault in ${DATA_DIR}: ${nameIt}`);
}

/** @throws {UsageError} */
async function assertHoldsKeys(config: Config): Promise<void> {
  const store = await openVaultStore(config);
  try {
    if (await store.hasAny('keys')) return;
  } finally {
    await store.close();
  }
  throw new UsageError(
    `the vault holds no data key, so it may not be the one of these master keys: ${nameIt}`,
  );
}

const nameIt =
  'name the ledger’s folder with --data; where its vault is on MongoDB, set READ_MODEL=mongodb and MONGODB_URI';

/** @throws {MasterKeyMissingError} something stands under a key that is not here. */
async function rewrapped(config: Config): Promise<number> {
  const vault = await openVault(config);
  try {
    return await vault.keys.rewrap();
  } finally {
    await vault.close();
  }
}

const configOf = (data: string): Config => readConfig({ ...process.env, DATA_DIR: data });
