import { readConfig, shownConfig, signingFiles } from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import type { Check } from './check.ts';
import { kafkaCheck } from './doctor-kafka.ts';
import { keysCheck } from './doctor-keys.ts';
import { mongoDbCheck } from './doctor-mongodb.ts';
import { signatureCheck } from './doctor-signature.ts';
import { portNumber } from '../port-number.ts';
import { z } from 'zod';

interface Flags {
  readonly config?: true;
  readonly data?: string;
  readonly json?: true;
  readonly port?: string;
}

const example = `
Example:
  $ seizure-ledger doctor --config

Exit code 0: all is well; 1: something is not, and what to do.`;

/** `doctor`: looks at what the ledger needs, changes nothing, and says what to do. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check Node, port, folder, keys, topics and databases, and say what to do')
    .option('--config', 'print the configuration in force')
    .option('--data <dir>', 'folder of the data (default: DATA_DIR, else ./data)')
    .option('--port <port>', 'where it would be served (default: PORT, else 8080)', portNumber)
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run({ config, data, json, port: asked }: Flags): Promise<void> {
  const inForce = readConfig({
    ...process.env,
    ...(data !== undefined && { DATA_DIR: data }),
    ...(asked !== undefined && { PORT: asked }),
  });
  const { DATA_DIR, HOST, PORT } = inForce;
  const checks = [node(), await port(HOST, PORT), await folder(DATA_DIR), await keysCheck(inForce)];
  const signing = signingFiles(inForce);
  if (signing) checks.push(await signatureCheck(signing));
  if (inForce.EVENT_LOG === 'kafka') checks.push(await kafkaCheck(inForce));
  if (inForce.READ_MODEL === 'mongodb') checks.push(await mongoDbCheck(inForce));
  if (json)
    process.stdout.write(`${JSON.stringify({ checks, ...(config && { config: shownConfig(inForce) }) })}\n`);
  else {
    if (config) process.stdout.write(`${JSON.stringify(shownConfig(inForce), null, 2)}\n`);
    process.stdout.write(checks.map((check) => `${line(check)}\n`).join(''));
  }
  process.exitCode = checks.some(({ wrong }) => wrong !== undefined) ? 1 : 0;
}

function line({ found, name, wrong }: Check): string {
  return wrong === undefined ? `ok  ${name}: ${found}` : `BAD ${name}: ${found}. ${wrong}`;
}

function node(): Check {
  const old = Number(process.versions.node.split('.')[0]) < 24;
  return {
    found: process.versions.node,
    name: 'Node',
    ...(old && { wrong: 'Run npm ci: the project brings Node 24.' }),
  };
}

async function port(host: string, wanted: number): Promise<Check> {
  const free = await new Promise<boolean>((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen(wanted, host, () => server.close(() => done(true)));
  });
  const found = `${host}:${wanted}`;
  if (!free && (await isReadyAt(found))) return { found: `${found}, where a ledger is ready`, name: 'Port' };
  return { found, name: 'Port', ...(!free && { wrong: 'It is taken: set PORT or start with --port.' }) };
}

/** Whether what has the port answers as a ledger does. */
async function isReadyAt(hostAndPort: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://${hostAndPort}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return ready.safeParse(await answer.json()).success;
  } catch {
    // whatever it is, it is no ledger that one could use
    return false;
  }
}

const ready = z.object({ alarms: z.array(z.unknown()), status: z.literal('ready') });

async function folder(dataDir: string): Promise<Check> {
  try {
    const existing = await nearest(dataDir);
    await access(existing, constants.W_OK);
    const { bavail, bsize } = await statfs(existing);
    const free_gib = (bavail * bsize) / 2 ** 30;
    const tight = free_gib < 1 && { wrong: 'Make room: acts are refused when the disk is full.' };
    return { found: `${dataDir}, ${free_gib.toFixed(1)} GiB free`, name: 'Data', ...tight };
  } catch (error) {
    const wrong = `It can’t be written (${messageOf(error)}): set DATA_DIR or start with --data.`;
    return { found: dataDir, name: 'Data', wrong };
  }
}

/** The folder itself, or the one in which a start would make it. */
async function nearest(dataDir: string): Promise<string> {
  const found = await stat(dataDir).catch(() => undefined);
  if (found?.isDirectory() === false) throw new Error('it is no folder');
  return found ? dataDir : nearest(dirname(resolve(dataDir)));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
