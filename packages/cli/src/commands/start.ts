import { readConfig } from '@seizure-ledger/service-kit';
import { startStandalone } from '@seizure-ledger/service-standalone';
import { Command } from 'commander';
import { once } from 'node:events';
import { pino } from 'pino';
import { fillWithDemo } from '../demo/fill.ts';

const example = `
Example:
  $ seizure-ledger start --port 8081 --data ./data --demo`;

interface Flags {
  readonly data?: string;
  readonly demo?: true;
  readonly port?: string;
}

/** `start`: everything in one process, until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run everything in one process on embedded storage')
    .option('--port <port>', 'where console and API are served (default: PORT, else 8080)')
    .option('--data <dir>', 'folder of the data (default: DATA_DIR, else ./data)')
    .option('--demo', 'fill an empty ledger with a scenario')
    .addHelpText('after', example)
    .action(start);
}

async function start({ data, demo, port }: Flags): Promise<void> {
  const { DATA_DIR, HOST, LOG_LEVEL, PORT } = readConfig({
    ...process.env,
    ...(data !== undefined && { DATA_DIR: data }),
    ...(port !== undefined && { PORT: port }),
  });
  const logger = pino({ level: LOG_LEVEL }, pino.destination(2));
  const standalone = await startStandalone({ dataDir: DATA_DIR, host: HOST, logger, port: PORT });
  process.stdout.write(`Seizure Ledger serves console and API at ${standalone.url} (data in ${DATA_DIR})\n`);
  if (demo) await fillWithDemo(standalone.url, DATA_DIR);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await standalone.close();
}
