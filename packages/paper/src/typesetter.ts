import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { setSheet } from './set-sheet.ts';
import type { Sheet } from './sheet.ts';
import type { SetAnswer } from './typesetting-process.ts';

/** Of a sheet so long the process keeps hundreds of megabytes, which go back only when it ends. */
const longSheet_bytes = 500_000;

/**
 * Sets sheets as PDF/A-2a, one at a time, in a process of its own that begins with the first: setting thousands of lines
 * takes seconds and hundreds of megabytes, and holds up nobody here. The same sheet gives the same bytes.
 */
export class Typesetter {
  #process: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws {TypesettingError} it could not be set. */
  set(sheet: Sheet): Promise<Uint8Array> {
    const set = this.#last.then(() => this.#ask(setSheet(sheet)));
    // whoever asked is told; the next one's turn comes all the same
    this.#last = set.catch(() => undefined);
    return set;
  }

  /** Ends the process, when what was asked for is set. */
  async close(): Promise<void> {
    await this.#last;
    this.#process?.kill();
    this.#process = undefined;
  }

  async #ask(sheet: string): Promise<Uint8Array> {
    const child = (this.#process ??= this.#begin());
    const over = new AbortController();
    const answered = once(child, 'message', { signal: over.signal });
    const ended = once(child, 'exit', { signal: over.signal });
    child.send(sheet);
    try {
      // what the process sends is of this type
      const [answer] = (await Promise.race([answered, ended])) as [SetAnswer | number | null];
      if (answer === null || typeof answer === 'number')
        throw new TypesettingError(`the process ended (${answer ?? 'by a signal'})`);
      if ('fault' in answer) throw new TypesettingError(answer.fault);
      return answer.pdf;
    } finally {
      over.abort();
      await Promise.allSettled([answered, ended]);
      if (sheet.length > longSheet_bytes) child.kill();
      if (sheet.length > longSheet_bytes || (child.exitCode ?? child.signalCode) !== null)
        this.#process = undefined;
    }
  }

  #begin(): ChildProcess {
    const file = join(import.meta.dirname, `typesetting-process${extname(import.meta.filename)}`);
    const child = fork(file, { execArgv: [], serialization: 'advanced' });
    return child;
  }
}

/** A sheet could not be set: a fault of this room, or of the machine. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError';
}
