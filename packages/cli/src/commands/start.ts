import { type Config, readConfig, signingFiles } from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { once } from 'node:events';
import { pino } from 'pino';
import { hasLedger } from '../data-folder.ts';
import { fillWithDemo } from '../demo/fill.ts';
import { makeDemoUsers } from '../demo/users.ts';
import { portNumber } from '../port-number.ts';
import { UsageError } from '../usage-error.ts';
import { verifyApart } from '../verify/verify-apart.ts';

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
  const config = readConfig({
    ...process.env,
    ...(data !== undefined && { DATA_DIR: data }),
    ...(port !== undefined && { PORT: port }),
  });
  assertEmbedded(config);
  const { DATA_DIR, HOST, LOG_LEVEL, PORT, WITNESSES: witnesses } = config;
  if (demo && hasLedger(DATA_DIR)) throw new UsageError(notEmpty(DATA_DIR));
  const { stampFiles, startStandalone } = await import('@seizure-ledger/service-standalone');
  const logger = pino({ level: LOG_LEVEL }, pino.destination(2));
  const standalone = await startStandalone({
    dataDir: DATA_DIR,
    edge: config,
    host: HOST,
    logger,
    port: PORT,
    signing: signingFiles(config),
    stamps: stampFiles(config),
    verifier: verifyApart(DATA_DIR, {
      certificates: config.TSA_CERTIFICATES,
      keys: config.KEYS_DIR,
      witnesses,
    }),
    witnesses,
  }).catch((error: unknown) => {
    throw isTaken(error) ? new Error(takenPort(PORT), { cause: error }) : error;
  });
  const { setUp, url } = standalone;
  process.stdout.write(
    json
      ? `${JSON.stringify({ data: DATA_DIR, url })}\n`
      : `Seizure Ledger serves console and API at ${url} (data in ${DATA_DIR})\n`,
  );
  // to the terminal of whoever started it, and into no log
  if (setUp && !demo)
    process.stderr.write(
      `Nobody can sign in yet. Make the first user at ${setUp.url}\nOne-time code: ${setUp.code}\n`,
    );
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  if (demo) await makeDemoUsers(DATA_DIR);
  if (demo) await Promise.race([fillWithDemo(url, DATA_DIR), told]);
  await told;
  // who asks twice does not want to wait: what was acknowledged is on disk at any moment
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await standalone.close();
  const parting = json ? '' : 'Stopped; whatever was acknowledged is on disk.\n';
  // a demo that was cut short would keep the process until its connections time out
  process.stdout.write(parting, () => process.exit(0));
}

/** @throws {UsageError} */
function assertEmbedded({ EVENT_LOG, READ_MODEL }: Config): void {
  if (EVENT_LOG === 'embedded' && READ_MODEL === 'embedded') return;
  throw new UsageError('start runs on embedded storage only: leave EVENT_LOG and READ_MODEL out');
}

const notEmpty = (dataDir: string): string =>
  `--demo fills an empty ledger, and there is one in ${dataDir}: name another folder with --data`;

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const takenPort = (port: number): string =>
  `port ${port} is taken: stop what runs there, or choose another with --port or PORT`;
