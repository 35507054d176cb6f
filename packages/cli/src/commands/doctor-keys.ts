import {
  type Config,
  issuerKeyFile,
  keysFolder,
  keysIn,
  logFolder,
  masterKeysFile,
  personalHashFile,
  writerKeysFile,
} from '@seizure-ledger/service-kit/ground';
import { topics } from '@seizure-ledger/contracts';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Check } from './check.ts';

const day_ms = 24 * 3_600_000;
const oldest_days = 365;

/** Whoever can read a key can act as anybody; and what stands under a key that is lost can't be had again. */
export async function keysCheck(config: Config): Promise<Check> {
  const folder = keysFolder(config);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : error,
  );
  if (names instanceof Error)
    return { found: folder, name: 'Keys', wrong: `It can’t be read (${names.message}).` };
  const log = logFolder(config.DATA_DIR);
  if (names.length === 0 && existsSync(log))
    return {
      found: `none in ${folder}`,
      name: 'Keys',
      wrong: `Those that ${log} is signed with are missing: put them back from a copy, or name their folder (KEYS_DIR).`,
    };
  if (names.length === 0) return { found: 'none yet, made on the first start', name: 'Keys' };
  const wrongs = [
    ...missing(folder, config, names),
    ...(await Promise.all(names.map((name) => wrongWith(join(folder, name))))).flat(),
    ...(await Promise.all(ringsIn(folder).map(([file, kind]) => wrongWithRing(file, kind)))).flat(),
  ];
  return { found: names.join(', '), name: 'Keys', ...(wrongs.length > 0 && { wrong: wrongs.join(' ') }) };
}

const ringsIn = (folder: string) =>
  [
    [writerKeysFile(folder, topics.instructions), 'instructions'],
    [writerKeysFile(folder, topics.ledger), 'facts'],
    [masterKeysFile(folder), 'vault'],
  ] as const;

function missing(folder: string, { OIDC_ISSUER }: Config, names: readonly string[]): readonly string[] {
  const wanted = [
    ...ringsIn(folder).map(([file]) => file),
    personalHashFile(folder),
    ...(OIDC_ISSUER === undefined ? [issuerKeyFile(folder)] : []),
  ];
  return wanted
    .filter((file) => !names.includes(basename(file)))
    .map((file) => `Missing: ${file}; put it back from a copy.`);
}

async function wrongWith(file: string): Promise<readonly string[]> {
  const { mode } = await stat(file);
  return (mode & 0o077) === 0 ? [] : [`Others can read it: chmod 600 ${file}`];
}

/** Missing ones are told of already. */
async function wrongWithRing(file: string, kind: string): Promise<readonly string[]> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return [];
  try {
    keysIn(file, await readFile(file, 'utf8'));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const age_days = Math.floor((Date.now() - found.mtimeMs) / day_ms);
  const isOld = age_days > oldest_days;
  return isOld ? [`${file} is ${age_days} days old: seizure-ledger keys rotate ${kind}.`] : [];
}
