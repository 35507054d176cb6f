import type { Principal, ShownImport } from '@seizure-ledger/contracts';
import {
  type Patience,
  patience,
  readRegisterFile,
  type LedgerClient,
  type Register,
  RegisterOnItsWay,
} from '@seizure-ledger/register';
import { ServiceError, type Tokens } from '@seizure-ledger/service-kit';
import { Authority } from './authority.ts';
import { edgeClient, type EdgeGround } from './edge-client.ts';
import type { ImportFolder } from './import-folder.ts';

export interface ImportGround extends EdgeGround {
  readonly tokens: Tokens;
}

/** What an import is sent by: in whose name, and how long it waits for what is away. */
interface Means {
  readonly ledger: LedgerClient;
  readonly limits: Patience;
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

  /**
   * Sends what is not sent yet, as the importer; or goes on with a new token of theirs.
   * @throws {ServiceError} BAD_REQUEST: it is on its way, or waits, for somebody else.
   */
  resume(register: Register, { subject }: Principal, authorization: string): void {
    if (this.#running && this.#askedBy === subject) return this.#authority?.renew(authorization);
    this.#assertStill();
    this.#run(subject, authorization, async ({ ledger, limits }) => {
      const read = await readRegisterFile(this.#folder.register, register.columns);
      const onItsWay = new RegisterOnItsWay(register, read, this.#shown.agency);
      this.#onItsWay = onItsWay;
      await onItsWay.send(ledger, limits, (progress) => this.#show({ progress }));
    });
  }

  /**
   * Agrees to all that waits for a second person, as that one; also in place of one whose token is waited for.
   * @throws {ServiceError} BAD_REQUEST: what waits is not known yet, or not any more; it is on its way for somebody else.
   */
  async approve({ subject }: Principal, authorization: string): Promise<void> {
    if (this.#running && this.#askedBy === subject) return this.#authority?.renew(authorization);
    const { by, reconciliation, state, waitsFor = by } = this.#shown;
    if (state === 'done' && reconciliation?.awaitingSecondPerson === 0) return;
    const isInPlace = waitsFor !== by;
    if (isInPlace) await this.end();
    this.#assertStill();
    const onItsWay = this.#onItsWay;
    if (!onItsWay || !(isInPlace || state === 'done'))
      throw new ServiceError(
        'BAD_REQUEST',
        'Who began the import resumes it first: it was not sent whole, other imports came since, or the service was started again.',
      );
    this.#run(subject, authorization, ({ ledger, limits }) =>
      onItsWay.approve(subject, ledger, limits, (progress) => this.#show({ progress })),
    );
  }

  /** How many rows it has in memory, for what waits for a second person. */
  get rows(): number {
    return this.#onItsWay?.rows.size ?? 0;
  }

  /** Has no row in memory any more, unless it is on its way: to be agreed to, it is resumed first. */
  letGo(): void {
    if (!this.#running) this.#onItsWay = undefined;
  }

  /** Ends what is under way, as when the service ends; what was sent stays sent. */
  async end(): Promise<void> {
    this.#authority?.end();
    await this.#running;
  }

  #run(subject: string, authorization: string, work: (means: Means) => Promise<void>): void {
    const authority = new Authority(this.#ground.tokens, authorization, (reason) =>
      this.#show(
        reason === undefined ? { state: 'running' } : { reason, state: 'paused', waitsFor: subject },
      ),
    );
    [this.#authority, this.#askedBy] = [authority, subject];
    this.#show({ state: 'running' });
    const means = {
      ledger: edgeClient(this.#ground, authority),
      limits: { ...patience, signal: authority.signal },
    };
    this.#running = this.#settle(() => work(means), authority).finally(() => (this.#running = undefined));
  }

  #assertStill(): void {
    if (!this.#running) return;
    const does = this.#shown.state === 'paused' ? 'waits' : 'is on its way';
    throw new ServiceError('BAD_REQUEST', `The import ${does} for ${this.#askedBy}.`);
  }

  async #settle(work: () => Promise<void>, { signal }: Authority): Promise<void> {
    try {
      await this.#folder.write(this.#shown);
      await work();
      await this.#finish();
    } catch (error) {
      // what was ended is no failure: it is gone on with later
      if (!signal.aborted) await this.#fail(error);
    }
  }

  /** Shown also where it can't be written, as on a full disk: after a restart the import then waits to be resumed. */
  async #fail(cause: unknown): Promise<void> {
    const { importId } = this.#shown;
    this.#ground.logger.error({ err: cause, importId }, 'an import failed');
    const reason = cause instanceof Error ? cause.message : String(cause);
    const failed: ShownImport = { ...this.#shown, reason, state: 'failed' };
    await this.#folder.write(failed).catch((unwritten: unknown) => {
      this.#ground.logger.error({ err: unwritten, importId }, 'that an import failed can’t be written');
    });
    this.#onItsWay = undefined;
    this.#show(failed);
  }

  async #finish(): Promise<void> {
    const onItsWay = this.#onItsWay;
    if (!onItsWay) throw new Error('an import ended that never began');
    await this.#folder.writeFound(onItsWay);
    const reconciliation = onItsWay.tally.result(this.#shown.sha256);
    const done: ShownImport = { ...this.#shown, reconciliation, state: 'done' };
    // nobody sees it ended who could not go on with it at once
    await this.#folder.write(done);
    if (reconciliation.awaitingSecondPerson === 0) this.#onItsWay = undefined;
    this.#show(done);
  }

  #show(change: Partial<ShownImport>): void {
    const { reason: _reason, waitsFor: _waitsFor, ...before } = this.#shown;
    // progress alone changes nothing about why it waits, and for whom
    this.#shown = { ...(change.state === undefined ? this.#shown : before), ...change };
    for (const listener of this.#listeners) listener();
  }
}
