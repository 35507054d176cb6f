/** So many, and none that is larger: somebody who reads page after page of one asks for it again and again. */
const most = 4;
const most_chars = 16 * 1024 * 1024;

/** Summaries that were told a short while ago, as text: of one position of a case they are the same for ever. */
export class ToldSummaries {
  readonly #texts = new Map<string, string>();

  of(caseId: string, position: string): string | undefined {
    const key = keyOf(caseId, position);
    const text = this.#texts.get(key);
    if (text !== undefined) this.#keep(key, text);
    return text;
  }

  told(caseId: string, position: string, text: string): void {
    if (text.length <= most_chars) this.#keep(keyOf(caseId, position), text);
  }

  /** The one that was asked for least lately makes room. */
  #keep(key: string, text: string): void {
    this.#texts.delete(key);
    this.#texts.set(key, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > most && oldest !== undefined) this.#texts.delete(oldest);
  }
}

const keyOf = (caseId: string, position: string): string => `${caseId} ${position}`;
