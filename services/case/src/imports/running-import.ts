import type { Principal, ShownImport } from '@seizure-ledger/contracts';
import { patience, readRegisterFile, type Register, RegisterOnItsWay } from '@seizure-ledger/register';
import { ServiceError, type Tokens } from '@seizure-ledger/service-kit';
import { Authority, EndedError } from './authority.ts';
import { edgeClient, type EdgeGround } from './edge-client.ts';
import type { ImportFolder } from './import-folder.ts';

export interface ImportGround extends EdgeGround {
  readonly tokens: Tokens;
}

/** An import that this process has to do with: sent in the name of its importer, then agreed to by a second person. */
export class RunningImport {
  readonly #ground: ImportGround;
  readonly #folder: ImportFolder;
  readonly #listeners = new Set<() => void>();
  #shown: ShownImport;
  #onItsWay: RegisterOnItsWay | undefined;
  #authority: Authority | undefined;
  #running: Promise<void> | undefined;
  #askedBy: string | undefined;

  constructor(ground: ImportGround, folder: ImportFolder, shown: ShownImport) {
    this.#ground = ground;
    this.#folder = folder;
    this.#shown = shown;
  }

  get folder(): ImportFolder {
    return this.#folder;
  }

  get shown(): ShownImport {
    return this.#shown;
  }

  /** What was found so far; of an import that this process has not run, what its folder has. */
  async found() {
    if (!this.#onItsWay) return this.#folder.found();
    const { listed, refused } = this.#onItsWay.tally;
    return { listed, refused };
  }

  /** Calls back whenever it shows something else. @returns how to have no more of that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends what is not sent yet, as the importer; or goes on with a new token of whoever it asks as at present. */
  resume(register: Register, { subject }: Principal, authorization: string): void {
    if (this.#running && this.#askedBy === subject) this.#authority?.renew(authorization);
    if (this.#running) return;
    this.#run(subject, authorization, async (authority) => {
      const read = await readRegisterFile(this.#folder.register, register.columns);
      const onItsWay = new RegisterOnItsWay(register, read, this.#shown.agency);
      this.#onItsWay = onItsWay;
      await onItsWay.send(edgeClient(this.#ground, authority), patience, (progress) =>
        this.#show({ progress }),
      );
    });
  }

  /**
   * Agrees to all that waits for a second person, as that one.
   * @throws {ServiceError} BAD_REQUEST: what waits is not known yet, or not any more.
   */
  approve({ subject }: Principal, authorization: string): void {
    const onItsWay = this.#onItsWay;
    if (!onItsWay)
      throw new ServiceError(
        'BAD_REQUEST',
        'Who began the import resumes it first: the service was started again.',
      );
    if (this.#running && this.#askedBy === subject) return this.#authority?.renew(authorization);
    if (this.#running)
      throw new ServiceError('BAD_REQUEST', 'The import is on its way: agree to it when it is done.');
    this.#run(subject, authorization, (authority) =>
      onItsWay.approve(subject, edgeClient(this.#ground, authority), patience, (progress) =>
        this.#show({ progress }),
      ),
    );
  }

  /** Ends with the service; what was sent stays sent. */
  async end(): Promise<void> {
    this.#authority?.end();
    await this.#running;
  }

  #run(subject: string, authorization: string, work: (authority: Authority) => Promise<void>): void {
    const authority = new Authority(this.#ground.tokens, authorization, (reason) =>
      this.#show(reason === undefined ? { state: 'running' } : { reason, state: 'paused' }),
    );
    [this.#authority, this.#askedBy] = [authority, subject];
    this.#show({ state: 'running' });
    this.#running = this.#settle(work(authority)).finally(() => (this.#running = undefined));
  }

  async #settle(work: Promise<void>): Promise<void> {
    try {
      await this.#folder.write(this.#shown);
      await work;
      await this.#finish();
    } catch (error) {
      if (error instanceof EndedError) return;
      this.#ground.logger.error({ err: error, importId: this.#shown.importId }, 'an import failed');
      this.#show({ reason: error instanceof Error ? error.message : String(error), state: 'failed' });
      await this.#folder.write(this.#shown);
    }
  }

  async #finish(): Promise<void> {
    const onItsWay = this.#onItsWay;
    if (!onItsWay) throw new Error('an import ended that never began');
    await this.#folder.writeFound(onItsWay);
    const reconciliation = onItsWay.tally.result(this.#shown.sha256);
    const done = { ...this.#shown, reconciliation, state: 'done' } as const;
    await this.#folder.write(done);
    // nobody sees it done who could not go on with it at once
    this.#show(done);
  }

  #show(change: Partial<ShownImport>): void {
    const { reason: _, ...before } = this.#shown;
    this.#shown = { ...before, ...change };
    for (const listener of this.#listeners) listener();
  }
}
