import { mintToken } from '@seizure-ledger/service-kit';
import { Command, CommanderError } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';
import { verifyCommand } from './commands/verify.ts';
import { importCommand } from './import/command.ts';

/** Runs the command line. Exit codes: 0 done, 1 refused or found something, 2 wrong use. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('seizure-ledger')
    .description('An event-driven ledger of frozen, seized, confiscated and returned property')
    .exitOverride();
  program.addCommand(startCommand());
  program.addCommand(importCommand(mintToken));
  program.addCommand(exportCommand());
  program.addCommand(verifyCommand());
  program.addCommand(tokenCommand());
  program.addCommand(doctorCommand());
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`seizure-ledger: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
