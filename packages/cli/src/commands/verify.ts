import { Command } from 'commander';
import { assertLedgerIn, dataOption } from '../data-folder.ts';
import { progressBar } from '../progress-bar.ts';
import { type Finding, verifyAll } from '../verify/verify-all.ts';

const example = `
Example:
  $ seizure-ledger verify --all --data ./data

Exit code 0: everything agrees; 1: what does not is named, partition by partition, the first of each first.`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `verify --all`: recomputes everything from the log and compares it with what the ledger shows. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute records, chains, balances and every document from the log')
    .requiredOption('--all', 'the whole ledger, stopped or running')
    .addOption(dataOption())
    .option('--json', 'print the result as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json }: Flags): Promise<void> {
  assertLedgerIn(data);
  const bar = progressBar('verified');
  const verified = await verifyAll(data, (done, total) => bar.show(done, total));
  bar.end();
  const { cases, documents, facts, findings } = verified;
  const agrees = `${facts} records of ${cases} cases and ${documents} documents of the read model: everything agrees.`;
  process.stdout.write(`${json ? JSON.stringify(verified) : findings.map(lineOf).join('\n') || agrees}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

function lineOf({ document, message, position }: Finding): string {
  return [position ?? document, message].filter((part) => part !== undefined).join(': ');
}
