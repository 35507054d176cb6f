import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertLedgerIn, dataOption, keysFor } from '../data-folder.ts';
import { entryLines } from '../export/entry-lines.ts';
import { writersIn } from '../verify/writers.ts';

const example = `
Example:
  $ seizure-ledger export --data ./data > entries.ndjson`;

interface Flags {
  readonly data: string;
  readonly json?: true;
}

/** `export`: every record that the index rule takes, as NDJSON with its hash and position, partition by partition. */
export function exportCommand(): Command {
  return new Command('export')
    .description('print every entry as NDJSON, from a stopped or running folder')
    .addOption(dataOption())
    .option('--json', 'print one JSON list instead of a line an entry')
    .addHelpText('after', example)
    .action(run);
}

async function run({ data, json }: Flags): Promise<void> {
  assertLedgerIn(data);
  const log = openEmbeddedLogForReading(logFolder(data));
  try {
    const { authority } = writersIn(data, log, { keys: keysFor(data) });
    if (!authority) process.stderr.write(unchecked);
    const lines = entryLines(log, authority);
    await pipeline(Readable.from(json ? asList(lines) : asLines(lines)), process.stdout);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  } finally {
    await log.close();
  }
}

const unchecked = 'The writers’ keys are not here (KEYS_DIR): who wrote the entries was not checked.\n';

async function* asLines(entries: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${entry}\n`;
}

async function* asList(entries: AsyncIterable<string>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const entry of entries) {
    yield `${before}${entry}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Whoever reads has seen enough, as `head` does. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
