import { entryText, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import { logFolder } from '@seizure-ledger/service-standalone';
import { Command } from 'commander';
import { once } from 'node:events';

const example = `
Example:
  $ seizure-ledger export --data ./data > entries.ndjson`;

/** `export`: every record of the ledger's log as NDJSON, with its hash and position, partition by partition. */
export function exportCommand(): Command {
  return new Command('export')
    .description('print every entry as NDJSON, from a stopped or running folder')
    .option('--data <dir>', 'folder of the data', process.env['DATA_DIR'] ?? './data')
    .addHelpText('after', example)
    .action(async ({ data }: { readonly data: string }) => {
      const log = openEmbeddedLogForReading(logFolder(data));
      for (let partition = 0; partition < log.partitions; partition += 1) await print(log, partition);
      await log.close();
    });
}

async function print(log: ReturnType<typeof openEmbeddedLogForReading>, partition: number): Promise<void> {
  let index = 0;
  for await (const records of log.read(topics.ledger, partition, 0)) {
    const lines = records.map(({ value }) => {
      const text = entryText(Buffer.from(value).toString(), leafHashOfBytes(value), `${partition}:${index}`);
      index += 1;
      return text;
    });
    if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
  }
}
