import { ConfigError } from '@seizure-ledger/service-kit/ground';
import { Command, CommanderError } from 'commander';
import { UsageError } from './usage-error.ts';

/** Each command, in the order of the help. One that is named comes up without what the others run on. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  import: async () => (await import('./import/command.ts')).importCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  witness: async () => (await import('./commands/witness.ts')).witnessCommand(),
  token: async () => (await import('./commands/token.ts')).tokenCommand(),
  user: async () => (await import('./commands/user.ts')).userCommand(),
  keys: async () => (await import('./commands/keys.ts')).keysCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  prepare: async () => (await import('./commands/prepare.ts')).prepareCommand(),
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand(),
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand(),
};

/** Runs the command line. Exit codes: 0 done, 1 refused or found something, 2 wrong use. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('seizure-ledger').description(
    'An event-driven ledger of frozen, seized, confiscated and returned property',
  );
  for (const command of await commandsFor(args)) program.addCommand(command);
  for (const command of [program, ...program.commands])
    command.exitOverride().showHelpAfterError('(--help says how, with an example)');
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // commander has said it already
    if (!(error instanceof CommanderError)) say(error);
    process.exitCode = exitCodeOf(error);
  }
}

/** The one that is named; all of them where none is, for the help. */
async function commandsFor([name = '']: readonly string[]): Promise<readonly Command[]> {
  const named = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return Promise.all((named ? [named] : Object.values(commands)).map((made) => made()));
}

function exitCodeOf(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}

function say(error: unknown): void {
  process.stderr.write(`seizure-ledger: ${error instanceof Error ? error.message : String(error)}\n`);
}
