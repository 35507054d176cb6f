import { openEmbeddedLogForReading, type ReadableLog } from '@seizure-ledger/event-log';
import {
  type Config,
  logFolder,
  openGenerations,
  openLog,
  readConfig,
} from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { pino } from 'pino';
import { assertLedgerIn, dataOption } from '../data-folder.ts';
import { progressBar } from '../progress-bar.ts';
import { type Rebuilt, rebuildReadModel } from '../rebuild/rebuild-read-model.ts';

const example = `
Example:
  $ seizure-ledger rebuild --data ./data

A new read model is built from the log beside the one that is read, compared with it at one position, and read from then
on when both agree; the old one stays until the next rebuild. Acts and reads go on. On MongoDB (the environment names it,
as for the services: EVENT_LOG READ_MODEL KAFKA_BROKERS MONGODB_URI) every service reads the new one from its next
request on; while both are compared, what is read grows older by as long as that takes. On embedded storage the ledger may run, too: it
reads the new one when it starts the next time.
Exit code 1: they differ, and where; the old one is read as before.`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `rebuild`: builds the read model anew, and switches to it when it is the same. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('build the read model again from the log, beside the one that is read')
    .addOption(dataOption())
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json }: Flags): Promise<void> {
  const config = readConfig({ ...process.env, DATA_DIR: data });
  const log = await logToRead(config);
  const bar = progressBar('records');
  try {
    const generations = await openGenerations(config);
    try {
      const rebuilt = await rebuildReadModel({
        generations,
        log,
        onProgress: (done, total) => bar.show(done, total),
        onWait: (reason) => process.stderr.write(`${reason}; it is asked again\n`),
      });
      bar.end();
      process.stdout.write(json ? `${JSON.stringify(rebuilt)}\n` : linesOf(rebuilt));
      process.exitCode = rebuilt.differences.length > 0 ? 1 : 0;
    } finally {
      bar.end();
      await generations.close();
    }
  } finally {
    await log.close();
  }
}

/** The embedded log is read beside whoever writes it. */
async function logToRead(config: Config): Promise<ReadableLog> {
  if (config.EVENT_LOG === 'kafka')
    return openLog(config, pino({ level: config.LOG_LEVEL }, pino.destination(2)));
  assertLedgerIn(config.DATA_DIR);
  return openEmbeddedLogForReading(logFolder(config.DATA_DIR));
}

function linesOf({ differences, records, sameVersion }: Rebuilt): string {
  const compared = sameVersion ? 'every byte' : 'balances and counts, the projection being a new one';
  if (differences.length === 0)
    return `Built from ${records} records and compared (${compared}): the same. The new read model is in force.\n`;
  const found = differences.map((difference) => `  ${difference}\n`).join('');
  return (
    `Built from ${records} records and compared (${compared}): not the same, so it was not switched.\n${found}` +
    'What is read now is not what this program makes of the log. verify --all tells whether the log itself is as it was ' +
    'signed; if it is, the read model was changed: take it away, and the projection builds it anew.\n'
  );
}
