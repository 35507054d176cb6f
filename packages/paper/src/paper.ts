import type { Sheet } from './sheet.ts';
import { openSigner, type PaperSigner, signed, type SigningFiles } from './signing.ts';
import { Typesetter } from './typesetter.ts';

/** What prints sheets, and signs them where there are a certificate and its key. */
export class Paper {
  readonly #signer: PaperSigner | undefined;
  readonly #typesetter = new Typesetter();

  constructor(signer?: PaperSigner) {
    this.#signer = signer;
  }

  /** @throws {SigningFilesError} the files can't sign. */
  static async signedWith(files: SigningFiles | undefined): Promise<Paper> {
    return files ? new Paper(await openSigner(files)) : new Paper();
  }

  /** A tagged PDF/A-2a. The same sheet gives the same bytes, before the signature, which tells when it was made. */
  async print(sheet: Sheet): Promise<Uint8Array> {
    const pdf = await this.#typesetter.set(sheet);
    return this.#signer ? signed(pdf, this.#signer) : pdf;
  }

  async close(): Promise<void> {
    await this.#typesetter.close();
  }
}
