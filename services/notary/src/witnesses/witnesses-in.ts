import { parseVerifierKey, type VerifierKey } from '@seizure-ledger/evidence';
import { readFile } from 'node:fs/promises';

/** A witness that is asked to cosign: under which key, and where it answers. */
export interface KnownWitness {
  readonly key: VerifierKey;
  /** Before `/add-checkpoint`. */
  readonly url: string;
}

/** The list of witnesses can't be used: says which line of it. */
export class WitnessListError extends Error {
  override readonly name = 'WitnessListError';
}

/**
 * Reads a file of witnesses, one a line: `<verifier key> <url>`. Empty lines and those that begin with `#` say nothing.
 * @throws {WitnessListError}
 */
export async function witnessesIn(file: string): Promise<readonly KnownWitness[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  const witnesses: KnownWitness[] = [];
  for (const [n, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [written = '', url = '', ...more] = line.split(/\s+/);
    const key = await parseVerifierKey(written);
    const because =
      key?.type !== 'cosignature'
        ? 'holds no key of a witness'
        : !/^https?:$/.test(URL.parse(url)?.protocol ?? '') || more.length > 0
          ? 'must be a key and an address'
          : witnesses.some((other) => other.key.name === key.name)
            ? `names ${key.name} again`
            : undefined;
    if (because !== undefined || !key) throw new WitnessListError(`line ${n + 1} of ${file} ${because}`);
    witnesses.push({ key, url: url.replace(/\/+$/, '') });
  }
  return witnesses;
}
