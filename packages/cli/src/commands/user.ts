import { id, person } from '@seizure-ledger/contracts';
import { disabledUsersFile, readConfig, usersFolder } from '@seizure-ledger/service-kit/ground';
import {
  madeUpSecret,
  shortestPassword,
  UserBook,
  UserChanges,
  UserError,
} from '@seizure-ledger/service-standalone/users';
import { Command } from 'commander';
import { text } from 'node:stream/consumers';
import { dataOption } from '../data-folder.ts';
import { askHidden } from '../ask-hidden.ts';
import { UsageError } from '../usage-error.ts';

const examples = `
Examples:
  $ seizure-ledger user add inv-1 --role investigator --agency TH-CCIB --jurisdiction TH
  $ seizure-ledger user add bank-feed --machine --role custodian --agency BANK-B --jurisdiction TH
  $ seizure-ledger user list
  $ seizure-ledger user disable inv-1
  $ seizure-ledger user enable inv-1
  $ seizure-ledger user reset inv-1 --generate

NAME is a pseudonymous id: it stands in the ledger with all that its bearer does. A person's password is asked for, or
read from standard input, or made up with --generate; a machine's secret is always made up. It is printed once. After
a reset, sessions and tokens of before count no more; enabled again, a user has the password of before.`;

interface AddFlags {
  readonly agency: string;
  readonly data: string;
  readonly generate?: true;
  readonly jurisdiction: string;
  readonly machine?: true;
  readonly role: string;
}

interface ResetFlags {
  readonly data: string;
  readonly generate?: true;
}

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `user`: the people and machines that the ledger's own issuer knows. */
export function userCommand(): Command {
  const command = new Command('user')
    .description(
      'add, list, disable and enable the users of the ledger’s own issuer, and reset their passwords',
    )
    .addHelpText('after', examples);
  command
    .command('add <name>')
    .description('make a user')
    .requiredOption('--role <role>', 'investigator, custodian, prosecutor, court, auditor …')
    .requiredOption('--agency <agency>', 'the user’s agency')
    .requiredOption('--jurisdiction <id>', 'such as TH or US-IL')
    .option('--machine', 'a program that signs in by client credentials')
    .option('--generate', 'make up the password and print it')
    .addOption(dataOption())
    .addHelpText('after', examples)
    .action(add);
  command
    .command('list')
    .description('print who there is')
    .addOption(dataOption())
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples)
    .action(list);
  command
    .command('disable <name>')
    .description('let a user sign in no more, and take none of their tokens any longer')
    .addOption(dataOption())
    .addHelpText('after', examples)
    .action(disable);
  command
    .command('enable <name>')
    .description('let a disabled user sign in again')
    .addOption(dataOption())
    .addHelpText('after', examples)
    .action(enable);
  command
    .command('reset <name>')
    .description('give a user another password, or a machine another secret, and sign it out everywhere')
    .option('--generate', 'make up the password and print it')
    .addOption(dataOption())
    .addHelpText('after', examples)
    .action(reset);
  for (const one of command.commands) one.exitOverride();
  return command;
}

const fields = person.omit({ subject: true }).extend({ name: id });

async function add(name: string, { data, generate, machine, ...flags }: AddFlags): Promise<void> {
  const read = fields.safeParse({ ...flags, name });
  if (!read.success) {
    const wrong = read.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`);
    throw new UsageError(wrong.join('; '));
  }
  const isMadeUp = generate === true || machine === true;
  const secret = isMadeUp ? madeUpSecret() : await password();
  const kind = machine ? 'machine' : 'person';
  await new UserBook(usersFolder(data)).add({ ...read.data, kind, secret });
  process.stdout.write(isMadeUp ? `${name} ${secret}\n` : `${name} is made\n`);
}

async function list({ data, json }: Flags): Promise<void> {
  const users = (await new UserBook(usersFolder(data)).all()).map(
    ({ agency, disabled, jurisdiction, kind, name, role }) => ({
      agency,
      disabled,
      jurisdiction,
      kind,
      name,
      role,
    }),
  );
  if (json) process.stdout.write(`${JSON.stringify(users)}\n`);
  else
    for (const { agency, disabled, jurisdiction, kind, name, role } of users)
      process.stdout.write(
        `${[name, kind, role, agency, jurisdiction, ...(disabled ? ['disabled'] : [])].join('  ')}\n`,
      );
}

async function disable(name: string, { data }: Flags): Promise<void> {
  await changesIn(data).disable(name);
  process.stdout.write(`${name} can’t sign in any more\n`);
}

async function enable(name: string, { data }: Flags): Promise<void> {
  await changesIn(data).enable(name);
  process.stdout.write(`${name} can sign in again\n`);
}

async function reset(name: string, { data, generate }: ResetFlags): Promise<void> {
  const found = await new UserBook(usersFolder(data)).find(name);
  // before a password is asked for
  if (!found) throw new UserError(`there is no user ${name}`);
  const isMadeUp = generate === true || found.kind === 'machine';
  const secret = isMadeUp ? madeUpSecret() : await password();
  await changesIn(data).reset(name, secret);
  process.stdout.write(isMadeUp ? `${name} ${secret}\n` : `${name} has another password\n`);
}

function changesIn(data: string): UserChanges {
  const config = readConfig({ ...process.env, DATA_DIR: data });
  return new UserChanges(new UserBook(usersFolder(data)), disabledUsersFile(config));
}

/** @throws {UsageError} it is too short, or was not given the same twice. */
async function password(): Promise<string> {
  const given = process.stdin.isTTY ? await askedTwice() : (await text(process.stdin)).replace(/\r?\n$/, '');
  if (given === '')
    throw new UsageError('no password came by standard input: give one there, or use --generate');
  if (given.length < shortestPassword)
    throw new UsageError(`a password has at least ${shortestPassword} characters`);
  return given;
}

async function askedTwice(): Promise<string> {
  const first = await askHidden('Password: ');
  if (first !== (await askHidden('Once more: '))) throw new UsageError('the two are not the same');
  return first;
}
