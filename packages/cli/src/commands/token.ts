import { principal } from '@seizure-ledger/contracts';
import { mintToken } from '@seizure-ledger/service-kit';
import { Command } from 'commander';

const example = `
Example:
  $ seizure-ledger token --role investigator --subject inv-1 --agency TH-CCIB --jurisdiction TH`;

/** `token`: prints a token of the standalone's own issuer, and nothing else. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('print a token signed by the data folder’s own issuer, valid for 12 hours')
    .requiredOption('--role <role>', 'investigator, custodian, prosecutor, court, auditor …')
    .requiredOption('--subject <id>', 'who, as a pseudonymous id')
    .requiredOption('--agency <agency>', 'the person’s agency')
    .requiredOption('--jurisdiction <id>', 'such as TH or US-IL')
    .option('--data <dir>', 'folder of the data', process.env['DATA_DIR'] ?? './data')
    .addHelpText('after', example)
    .action(async ({ data, ...who }: { readonly data: string }) => {
      const read = principal.safeParse(who);
      if (!read.success) {
        const wrong = read.error.issues.map(({ message, path }) => `--${path.join('.')}: ${message}`);
        process.stderr.write(`seizure-ledger token: ${wrong.join('; ')}\n`);
        process.exitCode = 2;
        return;
      }
      process.stdout.write(`${await mintToken(data, read.data)}\n`);
    });
}
