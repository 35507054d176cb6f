import { person } from '@seizure-ledger/contracts';
import { Command } from 'commander';
import { dataOption, hasLedger, tokenBy } from '../data-folder.ts';
import { UsageError } from '../usage-error.ts';

const example = `
Example:
  $ seizure-ledger token --role investigator --subject inv-1 --agency TH-CCIB --jurisdiction TH`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `token`: prints a token of the standalone's own issuer, and nothing else. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('print a token signed by the data folder’s own issuer, valid for 12 hours')
    .requiredOption('--role <role>', 'investigator, custodian, prosecutor, court, auditor …')
    .requiredOption('--subject <id>', 'who, as a pseudonymous id')
    .requiredOption('--agency <agency>', 'the person’s agency')
    .requiredOption('--jurisdiction <id>', 'such as TH or US-IL')
    .addOption(dataOption())
    .option('--json', 'print it as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json, ...who }: Flags): Promise<void> {
  const read = person.safeParse(who);
  if (!read.success) {
    const wrong = read.error.issues.map(({ message, path }) => `--${path.join('.')}: ${message}`);
    throw new UsageError(wrong.join('; '));
  }
  if (!hasLedger(data))
    process.stderr.write(`There is no ledger in ${data} yet: the token is good for one started there.\n`);
  const token = await tokenBy(data, read.data);
  process.stdout.write(json ? `${JSON.stringify({ token })}\n` : `${token}\n`);
}
