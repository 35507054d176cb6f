import { Command } from 'commander';
import { stat } from 'node:fs/promises';
import { logFolder } from '@seizure-ledger/service-standalone';
import { progressBar } from '../progress-bar.ts';
import { type Finding, verifyAll } from '../verify/verify-all.ts';

const example = `
Example:
  $ seizure-ledger verify --all --data ./data

Exit code 0: everything agrees; 1: what does not is named, partition by partition, the first of each first.`;

/** `verify --all`: recomputes everything from the log and compares it with what the ledger shows. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute records, chains, balances and every document from the log')
    .requiredOption('--all', 'the whole ledger')
    .option(
      '--data <dir>',
      'folder of the data, of a stopped or running ledger',
      process.env['DATA_DIR'] ?? './data',
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', example)
    .action(async ({ data, json }: { readonly data: string; readonly json?: true }) => {
      await stat(logFolder(data)).catch(() => {
        throw new Error(`there is no ledger in ${data}: name its folder with --data`);
      });
      const bar = progressBar('verified');
      const verified = await verifyAll(data, (done, total) => bar.show(done, total));
      const { cases, documents, facts, findings } = verified;
      bar.end();
      if (json) process.stdout.write(`${JSON.stringify(verified)}\n`);
      else if (findings.length === 0)
        process.stdout.write(
          `${facts} records of ${cases} cases and ${documents} documents of the read model: everything agrees.\n`,
        );
      else process.stdout.write(`${findings.map(lineOf).join('\n')}\n`);
      process.exitCode = findings.length === 0 ? 0 : 1;
    });
}

function lineOf({ document, message, position }: Finding): string {
  return [position ?? document, message].filter((part) => part !== undefined).join(': ');
}
