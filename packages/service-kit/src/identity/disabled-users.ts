import { readFileSync, statSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * From now on nobody takes a token of this user, also one that has not expired; every service knows within a second. The
 * file has a line for each time: a name, of users of the ledger's own issuer, and where only tokens of before count no
 * more, until when. The last line of a name counts.
 * @param until_s tokens that were issued up to this second (since 1970); without it all, also those to come.
 */
export async function refuseTokensOf(file: string, name: string, until_s?: number): Promise<void> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  const line = until_s === undefined ? name : `${name} ${until_s}`;
  await appendFile(file, `${line}\n`, { flush: true, mode: 0o600 });
}

const lookAgain_ms = 1_000;

/** Whose tokens count no more, as that file says. Looked up at most once a second, however many requests there are. */
export class DisabledUsers {
  readonly #file: string;
  #until_s: ReadonlyMap<string, number> = new Map();
  #size_bytes = 0;
  #lookAgain_ms = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether a token of this user counts no more that was issued then (seconds since 1970). */
  isRefused(name: string, issuedAt_s: number): boolean {
    const now_ms = performance.now();
    if (now_ms >= this.#lookAgain_ms) {
      this.#lookAgain_ms = now_ms + lookAgain_ms;
      this.#look();
    }
    const until_s = this.#until_s.get(name);
    return until_s !== undefined && issuedAt_s <= until_s;
  }

  #look(): void {
    // it only grows
    const size_bytes = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    if (size_bytes === this.#size_bytes) return;
    this.#until_s = new Map(readFileSync(this.#file, 'utf8').split('\n').map(entryOf));
    this.#size_bytes = size_bytes;
  }
}

/** What is no time means for ever: a line that can't be read lets nobody in. */
function entryOf(line: string): readonly [name: string, until_s: number] {
  const [name = '', until_s] = line.split(' ');
  return [name, Number(until_s) || Infinity];
}
