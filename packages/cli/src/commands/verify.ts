import { type Config, readConfig } from '@seizure-ledger/service-kit/ground';
import { Command, InvalidArgumentError, Option } from 'commander';
import { assertLedgerIn, dataOption } from '../data-folder.ts';
import { openLogThere } from '../open-log-there.ts';
import { progressBar } from '../progress-bar.ts';
import { UsageError } from '../usage-error.ts';
import { checkReceipt, provenLines, type ReceiptFlags } from '../verify/receipt.ts';
import type { TrustedFiles } from '../verify/open-folder.ts';
import { type Finding, threadsFor, type Verified, verifyAll, verifyLog } from '../verify/verify-all.ts';

const example = `
Examples:
  $ seizure-ledger verify --all --data ./data
  $ seizure-ledger verify TH-2025-0007-1.tlog-proof --key ledger.keys --case TH-2025-0007

--all: exit code 0: everything agrees; 1: what does not is named, partition by partition, the first of each first, or no head
is there that the notary signed.
Cosignatures and time stamps on the heads that are kept are checked by WITNESSES and TSA_CERTIFICATES, as the notary has them.
With EVENT_LOG=kafka and KAFKA_BROKERS the log there is verified, and --data is the notary's folder; the read model is not.
Who wrote each record is checked by the keys in KEYS_DIR, or in the folder; on Kafka, where others can write, exit code 1 without.
A receipt needs no ledger and no network. --key is a file of the ledger's public keys, one a line, which you have from
the ledger's operator by a way that you trust. Exit code 0: it is good, and the record is printed; 1: it says why not.`;

interface Flags extends Partial<ReceiptFlags> {
  readonly all?: true;
  readonly data: string;
  readonly json?: true;
}

/** `verify --all`: recomputes everything from the log and compares it with what the ledger shows. `verify RECEIPT`: checks one receipt. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute a whole ledger from its log, or check one receipt offline')
    .argument('[receipt]', 'file of a receipt')
    .option('--all', 'the whole ledger, stopped or running')
    .addOption(dataOption())
    .option('--key <file>', 'of a receipt: the ledger’s public keys')
    .option('--case <id>', 'of a receipt: the case that it must be of')
    .option(
      '--known <file>',
      'of a receipt: a signed checkpoint that it must not be older than, nor fork from',
    )
    .option('--witness <file>', 'of a receipt: public keys of witnesses')
    .addOption(new Option('--quorum <number>', 'how many of them must have cosigned (all)').argParser(count))
    .option('--stamp <file>', 'of a receipt: an RFC 3161 time stamp of its checkpoint')
    .option('--tsa <file>', 'of a time stamp: certificates that are trusted, in PEM')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', example)
    .action(run);
}

async function run(receipt: string | undefined, flags: Flags): Promise<void> {
  if (receipt === undefined && flags.all) return verifyLedger(flags);
  if (receipt === undefined || flags.all)
    throw new UsageError(
      receipt === undefined ? 'name a receipt, or use --all' : 'a receipt or --all, not both',
    );
  const { key } = flags;
  if (key === undefined)
    throw new UsageError('a receipt is checked by the ledger’s public keys: name their file with --key');
  await verifyOne(receipt, { ...flags, key });
}

async function verifyOne(file: string, flags: ReceiptFlags & Pick<Flags, 'json'>): Promise<void> {
  const checked = await checkReceipt(file, flags);
  const isGood = 'proven' in checked;
  const text = isGood
    ? provenLines(checked.proven, checked.stampedAt)
    : `The receipt proves nothing. ${checked.message} (${checked.flaw})`;
  const { factText: fact, hash, index } = isGood ? checked.proven : {};
  const stamped = isGood && checked.stampedAt !== undefined ? { stampedAt: checked.stampedAt } : {};
  const said = isGood ? { fact, hash, index, valid: true, ...stamped } : { ...checked, valid: false };
  process.stdout.write(`${flags.json ? JSON.stringify(said) : text}\n`);
  process.exitCode = isGood ? 0 : 1;
}

async function verifyLedger({ data, json }: Flags): Promise<void> {
  const config = readConfig(process.env);
  const { KEYS_DIR: keys, TSA_CERTIFICATES: certificates, WITNESSES: witnesses } = config;
  const trusted = { certificates, keys, witnesses };
  const bar = progressBar('verified');
  const show = (done: number, total: number) => bar.show(done, total);
  const verified =
    config.EVENT_LOG === 'kafka'
      ? await onKafka(config, data, trusted, show)
      : await inFolder(data, trusted, show);
  bar.end();
  const { cases, documents, facts, findings, heads } = verified;
  const isUnsigned = facts > 0 && heads === 0;
  const what = `${facts} records of ${cases} cases, ${heads} signed heads and ${documents} documents of the read model`;
  const agrees = isUnsigned
    ? `${what} agree, and nothing shows that they are what was recorded: no head that the notary signed is in ${data}. Name the folder of the notary, or bring its evidence back from a backup.`
    : `${what}: everything agrees.${othersSentence(verified)}${writersSentence(verified.unsigned)}`;
  process.stdout.write(`${json ? JSON.stringify(verified) : findings.map(lineOf).join('\n') || agrees}\n`);
  // on brokers others may have written
  const isByAnybody = config.EVENT_LOG === 'kafka' && verified.unsigned === undefined;
  process.exitCode = findings.length === 0 && !isUnsigned && !isByAnybody ? 0 : 1;
}

function othersSentence({ cosignatures, stamps, unchecked }: Verified): string {
  const good =
    cosignatures + stamps === 0
      ? ''
      : ` ${cosignatures} cosignatures and ${stamps} time stamps on these heads are good.`;
  if (unchecked === 0) return good;
  return `${good} ${unchecked} cosignatures or time stamps were not checked: name their witnesses (WITNESSES) and certificates (TSA_CERTIFICATES).`;
}

function writersSentence(unsigned: number | undefined): string {
  if (unsigned === undefined)
    return ' The writers’ keys are not here, so who wrote the records was not checked: name their folder (KEYS_DIR).';
  if (unsigned === 0) return '';
  return ` ${unsigned} records of both logs are from before the ledger signed its records: who wrote those no key can show.`;
}

async function inFolder(
  data: string,
  trusted: TrustedFiles,
  show: (done: number, total: number) => void,
): Promise<Verified> {
  assertLedgerIn(data);
  return verifyAll(data, show, { threads: threadsFor, trusted });
}

async function onKafka(
  config: Config,
  notaryDir: string,
  trusted: TrustedFiles,
  show: (done: number, total: number) => void,
): Promise<Verified> {
  const log = await openLogThere(config);
  try {
    return await verifyLog(log, notaryDir, trusted, show);
  } finally {
    await log.close();
  }
}

function lineOf({ document, message, position }: Finding): string {
  return [position ?? document, message].filter((part) => part !== undefined).join(': ');
}

function count(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 0 to 99.');
}
