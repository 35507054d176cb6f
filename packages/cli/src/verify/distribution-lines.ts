import type { Fact } from '@seizure-ledger/contracts';
import { canonicalJson, type Hash, type Json, sha256 } from '@seizure-ledger/evidence';

/** Whether the lines of a large distribution, which stand in records of their own, are those that its header binds. */
export class DistributionLines {
  #pieces: Hash[] = [];
  #lines = 0;
  #header: Bound = {};

  /** Takes the records of an outcome in their order. */
  flawsOf({ details = {}, part, parts }: Pick<Fact, 'details' | 'part' | 'parts'>): readonly string[] {
    if (parts === 1) return [];
    if (part === 1) {
      this.#header = boundBy(details);
      this.#pieces = [];
      this.#lines = 0;
    } else if (part < parts) {
      // it was read from JSON
      this.#pieces.push(sha256(canonicalJson(details as Json)));
      this.#lines += listIn(details).length;
    } else return this.#flawsAtEnd(boundBy(details));
    return [];
  }

  #flawsAtEnd(end: Bound): readonly string[] {
    const hash = sha256(canonicalJson(this.#pieces));
    const flaws = [];
    if (end.linesHash !== this.#header.linesHash || end.lineCount !== this.#header.lineCount)
      flaws.push('its lines are bound otherwise by its header than by its end');
    if (end.linesHash !== hash)
      flaws.push(`its header binds lines with the hash ${String(end.linesHash)}, and they have ${hash}`);
    if (end.lineCount !== this.#lines)
      flaws.push(`its header binds ${String(end.lineCount)} lines, and there are ${this.#lines}`);
    return flaws;
  }
}

interface Bound {
  readonly lineCount?: unknown;
  readonly linesHash?: unknown;
}

const boundBy = (details: object): Bound => details;

function listIn(details: object): readonly unknown[] {
  const { lines } = details as { readonly lines?: unknown };
  return Array.isArray(lines) ? lines : [];
}
