/** Something that does not agree, and where: at a record of the log, in a document of the read model, or both. */
export interface Finding {
  /** Collection and id, as in `cases/C-1`. */
  readonly document?: string;
  /** What differs, in one sentence. */
  readonly message: string;
  readonly position?: string;
}

/** So many findings of a partition are named; the others are only counted. */
const most = 1_000;

/** What was found in one partition, the first record first; then the documents. */
export class Findings {
  readonly #partition: number;
  readonly #atRecords: { readonly finding: Finding; readonly index: number }[] = [];
  readonly #inDocuments: Finding[] = [];
  #unnamed = 0;

  constructor(partition: number) {
    this.#partition = partition;
  }

  atRecord(index: number, message: string): void {
    if (this.#isFull()) return;
    this.#atRecords.push({ finding: { message, position: `${this.#partition}:${index}` }, index });
  }

  inDocument(document: string, message: string): void {
    if (!this.#isFull()) this.#inDocuments.push({ document, message });
  }

  list(): readonly Finding[] {
    const named = [
      // findings at one record stay in the order in which they were made
      ...this.#atRecords.toSorted((a, b) => a.index - b.index).map(({ finding }) => finding),
      ...this.#inDocuments,
    ];
    if (this.#unnamed === 0) return named;
    return [...named, { message: `partition ${this.#partition} has ${this.#unnamed} findings more` }];
  }

  #isFull(): boolean {
    const full = this.#atRecords.length + this.#inDocuments.length >= most;
    if (full) this.#unnamed += 1;
    return full;
  }
}
