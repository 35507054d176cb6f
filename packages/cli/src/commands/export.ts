import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { Command } from 'commander';
import { once } from 'node:events';
import { entryLines } from '../export/entry-lines.ts';

const example = `
Example:
  $ seizure-ledger export --data ./data > entries.ndjson`;

/** `export`: every record that the index rule takes, as NDJSON with its hash and position, partition by partition. */
export function exportCommand(): Command {
  return new Command('export')
    .description('print every entry as NDJSON, from a stopped or running folder')
    .option('--data <dir>', 'folder of the data', process.env['DATA_DIR'] ?? './data')
    .addHelpText('after', example)
    .action(async ({ data }: { readonly data: string }) => {
      const log = openEmbeddedLogForReading(logFolder(data));
      for await (const line of entryLines(log)) {
        if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
      }
      await log.close();
    });
}
