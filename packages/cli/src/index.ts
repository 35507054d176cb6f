import { ConfigError, mintToken } from '@seizure-ledger/service-kit';
import { Command, CommanderError } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { keysCommand } from './commands/keys.ts';
import { migrateCommand } from './commands/migrate.ts';
import { prepareCommand } from './commands/prepare.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';
import { userCommand } from './commands/user.ts';
import { verifyCommand } from './commands/verify.ts';
import { witnessCommand } from './commands/witness.ts';
import { importCommand } from './import/command.ts';
import { UsageError } from './usage-error.ts';

/** Runs the command line. Exit codes: 0 done, 1 refused or found something, 2 wrong use. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('seizure-ledger').description(
    'An event-driven ledger of frozen, seized, confiscated and returned property',
  );
  program.addCommand(startCommand());
  program.addCommand(importCommand(mintToken));
  program.addCommand(exportCommand());
  program.addCommand(verifyCommand());
  program.addCommand(witnessCommand());
  program.addCommand(tokenCommand());
  program.addCommand(userCommand());
  program.addCommand(keysCommand());
  program.addCommand(doctorCommand());
  program.addCommand(prepareCommand());
  program.addCommand(migrateCommand());
  program.addCommand(rebuildCommand());
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

function exitCodeOf(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}

function say(error: unknown): void {
  process.stderr.write(`seizure-ledger: ${error instanceof Error ? error.message : String(error)}\n`);
}
