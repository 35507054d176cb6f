import { readFileSync, statSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * From now on nobody takes a token of this user, also one that has not expired; every service knows within a second. The
 * file has a name a line, of users of the ledger's own issuer.
 */
export async function refuseTokensOf(file: string, name: string): Promise<void> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  await appendFile(file, `${name}\n`, { flush: true, mode: 0o600 });
}

const lookAgain_ms = 1_000;

/** Who is disabled, as that file says. Looked up at most once a second, however many requests there are. */
export class DisabledUsers {
  readonly #file: string;
  #names: ReadonlySet<string> = new Set();
  #size_bytes = 0;
  #lookAgain_ms = 0;

  constructor(file: string) {
    this.#file = file;
  }

  has(name: string): boolean {
    const now_ms = performance.now();
    if (now_ms >= this.#lookAgain_ms) {
      this.#lookAgain_ms = now_ms + lookAgain_ms;
      this.#look();
    }
    return this.#names.has(name);
  }

  #look(): void {
    // it only grows
    const size_bytes = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    if (size_bytes === this.#size_bytes) return;
    this.#names = new Set(readFileSync(this.#file, 'utf8').split('\n'));
    this.#size_bytes = size_bytes;
  }
}
