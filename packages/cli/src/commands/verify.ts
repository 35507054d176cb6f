import { Command } from 'commander';
import { assertLedgerIn, dataOption } from '../data-folder.ts';
import { progressBar } from '../progress-bar.ts';
import { verifyAll } from '../verify/verify-all.ts';

const example = `
Example:
  $ seizure-ledger verify --all --data ./data

Exit code 0: everything agrees; 1: the first thing that does not is named.`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `verify --all`: recomputes everything from the log and compares it with what the ledger shows. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute index, sequence, hash chain and balances from the log')
    .requiredOption('--all', 'the whole ledger, stopped or running')
    .addOption(dataOption())
    .option('--json', 'print the result as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json }: Flags): Promise<void> {
  assertLedgerIn(data);
  const bar = progressBar('verified');
  const { cases, facts, findings } = await verifyAll(data, (done, total) => bar.show(done, total));
  bar.end();
  const agrees = `${facts} records of ${cases} cases: everything agrees.`;
  const found = findings.map(({ message, position }) => `${position}: ${message}`).join('\n');
  process.stdout.write(`${json ? JSON.stringify({ cases, facts, findings }) : found || agrees}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
