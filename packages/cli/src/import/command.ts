import { openMappingFile, UnavailableError } from '@seizure-ledger/register';
import { Command } from 'commander';
import { once } from 'node:events';
import { connect } from 'node:net';
import { assertLedgerIn, tokenBy } from '../data-folder.ts';
import { RequestRefusedError } from './ledger-client.ts';
import { importRegister } from './import-register.ts';
import { printed } from './print.ts';
import { showProgress } from './progress.ts';

/** Makes a token of the standalone's own issuer, from the key in its data folder. */
export type MintToken = (
  dataDir: string,
  who: {
    readonly role: 'prosecutor';
    readonly subject: string;
    readonly agency: string;
    readonly jurisdiction: string;
  },
) => Promise<string> | string;

interface ImportFlags {
  readonly approverToken?: string;
  readonly data?: string;
  readonly json?: true;
  readonly mapping: string;
  readonly out: string;
  readonly token?: string;
  readonly url: string;
}

const example = `
Example:
  $ seizure-ledger import register.csv --mapping packages/register/mappings/cook-county-forfeitures.mapping.json --data ./data

Run it again after it was stopped: what the ledger has already is answered as before, nothing is recorded twice.
Exit code 0: all rows posted; 1: some were refused or listed, or the ledger stopped the import; 2: wrong use.`;

/** `import FILE`: exit codes 0 done, 1 something was refused, found or broke off, 2 wrong use. */
export function importCommand(mint: MintToken = tokenBy): Command {
  return new Command('import')
    .description('bring a register (CSV) into a running ledger, row by row')
    .argument('<file>', 'the register, a CSV file with a line of column names')
    .requiredOption('--mapping <file>', 'which column is what: a mapping file')
    .option('--url <url>', 'the running ledger', 'http://localhost:8080')
    .option('--token <token>', 'of the prosecutor who imports')
    .option('--approver-token <token>', 'of another prosecutor, who approves what needs a second person')
    .option('--data <dir>', "a local ledger's data folder: both tokens are made from its key")
    .option('--out <dir>', 'folder for the refused and the listed rows', './import-results')
    .option('--json', 'print the reconciliation as JSON')
    .addHelpText('after', example)
    .action(async (file: string, flags: ImportFlags) => {
      process.exitCode = await run(file, flags, mint);
    });
}

async function run(file: string, flags: ImportFlags, mintToken: MintToken): Promise<0 | 1 | 2> {
  const progress = showProgress();
  try {
    const tokens = await tokensFor(flags, mintToken);
    const { mapping, out, url } = flags;
    await openMappingFile(mapping);
    await assertReachable(url);
    const result = await importRegister({ file, mapping, out, url, ...tokens, onProgress: progress.show });
    progress.end();
    console.log(
      flags.json
        ? JSON.stringify(result, null, 2)
        : `${printed(result)}\nrefused rows: ${result.files.refused}\nlisted rows: ${result.files.listed}`,
    );
    const clean = result.balanced && Object.keys({ ...result.refusals, ...result.listed }).length === 0;
    return clean ? 0 : 1;
  } catch (error) {
    progress.end();
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof UnavailableError || error instanceof RequestRefusedError ? 1 : 2;
  }
}

/** Later the import waits for a ledger that goes away; one that was never there is most likely misspelt. */
async function assertReachable(url: string): Promise<void> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect(
    Number(port) || (protocol === 'https:' ? 443 : 80),
    hostname.replace(/^\[|\]$/g, ''),
  );
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(5_000) });
  } catch (cause) {
    const detail = `nothing answers at ${url}: start the ledger, or name its address with --url`;
    throw new UnavailableError(detail, undefined, { cause });
  } finally {
    socket.destroy();
  }
}

/** @throws {RangeError} when there is neither a token nor a data folder to make one from. */
async function tokensFor(
  { approverToken, data, mapping, token }: ImportFlags,
  mintToken: MintToken,
): Promise<{ readonly token: string; readonly approverToken?: string }> {
  if (data !== undefined) {
    assertLedgerIn(data);
    const { agency, jurisdiction } = (await openMappingFile(mapping)).mapping;
    const mint = (subject: string) => mintToken(data, { role: 'prosecutor', subject, agency, jurisdiction });
    return {
      token: token ?? (await mint('importer')),
      approverToken: approverToken ?? (await mint('approver')),
    };
  }
  if (token === undefined) throw new RangeError('import needs --token, or --data of a local ledger');
  return { token, ...(approverToken === undefined ? {} : { approverToken }) };
}
