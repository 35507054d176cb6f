import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  formatVerifierKey,
  NoteSigner,
  parseVerifierKeys,
  Witness,
  type WitnessMemory,
} from '@seizure-ledger/evidence';
import { replaceFile, secretFile } from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { portNumber } from '../port-number.ts';
import { UsageError } from '../usage-error.ts';

const example = `
Example:
  $ seizure-ledger witness --ledger ledger.keys --folder ./witness --name witness.agency.example/1 --port 8090

It prints its public key, and cosigns what is sent to POST /add-checkpoint (C2SP tlog-witness). A log that has shrunk or
forked is not cosigned: a line that begins with ALARM says so on stderr. It listens on this machine only, for a proxy with TLS in
front of it: the ledger's operator lists the public key and the proxy's address.`;

interface Flags {
  readonly folder: string;
  readonly host: string;
  readonly ledger: string;
  readonly name: string;
  readonly port: string;
}

/** `witness`: a small process of another agency, which remembers a ledger's last head and cosigns what grows from it. */
export function witnessCommand(): Command {
  return new Command('witness')
    .description('cosign the heads of a ledger, and refuse one that has shrunk or forked')
    .requiredOption('--ledger <file>', 'public keys of the ledger')
    .requiredOption('--folder <dir>', 'where its own key and the last heads are kept')
    .requiredOption('--name <name>', 'its own name, such as witness.agency.example/1')
    .option(
      '--host <address>',
      'where it listens; anything but this machine is best put behind TLS',
      '127.0.0.1',
    )
    .option('--port <number>', 'port there', portNumber, '8090')
    .addHelpText('after', example)
    .action(run);
}

async function run({ folder, host, ledger, name, port }: Flags): Promise<void> {
  const ledgers = await parseVerifierKeys(await readFile(ledger, 'utf8'));
  if (!ledgers) throw new UsageError(`${ledger} holds no public keys: one a line`);
  const make = async () => `${(await NoteSigner.generate(name, 'cosignature')).secret}\n`;
  const signer = await NoteSigner.from(await secretFile(join(folder, 'witness.key'), make));
  const clock_s = () => Math.floor(Date.now() / 1_000);
  const witness = new Witness({ clock_s, ledgers, memory: memoryIn(folder), signer });
  const server = createServer((request, response) => {
    answer(witness, request).then(
      ({ body, status }) => response.writeHead(status, { 'content-type': 'text/plain' }).end(body),
      (error: unknown) => {
        process.stderr.write(`ALARM: ${error instanceof Error ? error.message : String(error)}\n`);
        response.writeHead(500).end();
      },
    );
  });
  await once(server.listen(Number(port), host), 'listening').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`${host}:${port} is taken: name another --port`) : error;
  });
  // a server that listens on a port has an address of this form
  const { port: at } = server.address() as AddressInfo;
  process.stdout.write(`${formatVerifierKey(signer.key)}\nhttp://${host}:${at}\n`);
}

const most_bytes = 64 * 1_024;

async function answer(witness: Witness, request: IncomingMessage) {
  if (request.method !== 'POST' || request.url !== '/add-checkpoint') return { body: '', status: 404 };
  if (!(Number(request.headers['content-length']) <= most_bytes)) return { body: '', status: 413 };
  const answered = await witness.addCheckpoint((await buffer(request)).toString());
  if (answered.alarm !== undefined) process.stderr.write(`ALARM: ${answered.alarm}\n`);
  return answered;
}

/** One file a log, replaced as a whole, and on disk before anything is cosigned. */
function memoryIn(folder: string): WitnessMemory {
  const fileOf = (origin: string) =>
    join(folder, `${createHash('sha256').update(origin).digest('hex')}.head`);
  return {
    async last(origin) {
      try {
        return await readFile(fileOf(origin), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remember(origin, note) {
      await mkdir(folder, { mode: 0o700, recursive: true });
      await replaceFile(fileOf(origin), note);
    },
  };
}
