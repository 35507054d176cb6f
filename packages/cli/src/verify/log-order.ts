import type { Fact } from '@seizure-ledger/contracts';

/** Whether each record of a partition follows the one before it: index, input, and pieces of an outcome. */
export class LogOrder {
  /** By index; what the log says of each. */
  readonly #hashes = new Map<number, string>();
  #input = -1;
  #next = 0;
  #part = 1;
  #parts = 1;

  /** How many different records there were. */
  get taken(): number {
    return this.#hashes.size;
  }

  /** The index that the next record should have. */
  get next(): number {
    return this.#next;
  }

  hashAt(index: number): string | undefined {
    return this.#hashes.get(index);
  }

  /** Whether every reader would pass it over: it was there before, and is the same. */
  isDuplicate({ index }: Fact, hash: string): boolean {
    return this.#hashes.get(index) === hash;
  }

  /** Takes the record, so that one fault is not found again in all that follow. */
  flawsOf({ index, input, part, parts }: Fact, hash: string): readonly string[] {
    const flaws: string[] = [];
    if (index !== this.#next) flaws.push(`the log goes on at index ${index} where ${this.#next} was due`);
    const begins = part === 1 && this.#part === this.#parts;
    const goesOn = part === this.#part + 1 && parts === this.#parts;
    if ((!begins && !goesOn) || part > parts)
      flaws.push(`it is piece ${part} of ${parts} after piece ${this.#part} of ${this.#parts}`);
    const due = part === 1 ? this.#input + 1 : this.#input;
    if (input !== due) flaws.push(`it answers input ${input} where ${due} was due`);
    this.#hashes.set(index, hash);
    this.#input = input;
    this.#next = index + 1;
    this.#part = part;
    this.#parts = parts;
    return flaws;
  }

  /** A record that can't be read stands for the one that was due. */
  skip(): void {
    this.#next += 1;
    this.#input += 1;
  }
}
