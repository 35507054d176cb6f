/** Something that one waits for and others say: what is said while nobody waits is not lost. */
export class Wake {
  #said = Promise.withResolvers<void>();

  say(): void {
    this.#said.resolve();
  }

  /** Resolves when it was said since the last time that this resolved. */
  async heard(): Promise<void> {
    await this.#said.promise;
    this.#said = Promise.withResolvers();
  }
}
