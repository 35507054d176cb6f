import { readConfig } from '@seizure-ledger/service-kit';
import { startStandalone } from '@seizure-ledger/service-standalone';
import { Command, InvalidArgumentError } from 'commander';
import { once } from 'node:events';
import { pino } from 'pino';
import { fillWithDemo } from '../demo/fill.ts';

const example = `
Example:
  $ seizure-ledger start --port 8081 --data ./data --demo

SIGINT (Ctrl-C) or SIGTERM ends it in good order; whatever was acknowledged is on disk at any moment.`;

interface Flags {
  readonly data?: string;
  readonly demo?: true;
  readonly json?: true;
  readonly port?: string;
}

/** `start`: everything in one process, until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run everything in one process on embedded storage')
    .option('--port <port>', 'where console and API are served (default: PORT, else 8080)', portNumber)
    .option('--data <dir>', 'folder of the data (default: DATA_DIR, else ./data)')
    .option('--demo', 'fill an empty ledger with a scenario')
    .option('--json', 'print where it serves as JSON')
    .addHelpText('after', example)
    .action(start);
}

async function start({ data, demo, json, port }: Flags): Promise<void> {
  const { DATA_DIR, HOST, LOG_LEVEL, PORT } = readConfig({
    ...process.env,
    ...(data !== undefined && { DATA_DIR: data }),
    ...(port !== undefined && { PORT: port }),
  });
  const logger = pino({ level: LOG_LEVEL }, pino.destination(2));
  const standalone = await startStandalone({ dataDir: DATA_DIR, host: HOST, logger, port: PORT }).catch(
    (error: unknown) => {
      throw isTaken(error) ? new Error(takenPort(PORT), { cause: error }) : error;
    },
  );
  const { url } = standalone;
  process.stdout.write(
    json
      ? `${JSON.stringify({ data: DATA_DIR, url })}\n`
      : `Seizure Ledger serves console and API at ${url} (data in ${DATA_DIR})\n`,
  );
  if (demo) await fillWithDemo(url, DATA_DIR);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await standalone.close();
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const takenPort = (port: number): string =>
  `port ${port} is taken: stop what runs there, or choose another with --port or PORT`;

export function portNumber(text: string): string {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return text;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}
