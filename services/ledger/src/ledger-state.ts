import { type Change, type Kind, OrderedRecords, type Records, type StateView } from '@seizure-ledger/domain';
import type { StateFile, StateMark } from './state-file.ts';

/** Records kept in memory besides those not yet in the file. */
const maxCached = 20_000;

/** The state could not be read: a fault of the machine, never a reason to refuse an act. */
export class StateUnreadableError extends Error {
  override readonly name = 'StateUnreadableError';
}

/**
 * One partition's state: a bounded cache over its file. Changes stay in memory until {@link flush}, which is only
 * called when the facts that they come from are acknowledged.
 */
export class LedgerState implements StateView {
  readonly #file: StateFile;
  readonly #changed = new Map<string, OrderedRecords<Change>>();
  readonly #cached = new Map<string, Records[Kind]>();
  #changes = 0;

  constructor(file: StateFile) {
    this.#file = file;
  }

  /** How many changes wait for a flush. */
  get unflushed(): number {
    return this.#changes;
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = this.#changed.get(`${kind}|${caseId}`)?.get(id);
    // changes and cache are keyed by kind, so that each holds its own record
    if (change) return change.value as Records[K] | undefined;
    const key = `${kind}|${caseId}|${id}`;
    const known = this.#cached.get(key);
    if (known) return known as Records[K];
    const read = this.#read(() => this.#file.get(kind, caseId, id));
    if (read) this.#remember(key, read);
    return read;
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const stored = this.#read(() => [...this.#file.scan(kind, caseId, prefix)]);
    const changed = this.#changed.get(`${kind}|${caseId}`);
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of stored) merged.set(id, record);
    for (const [id, { value }] of changed?.from(prefix) ?? []) {
      if (value === undefined) merged.delete(id);
      else merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      const key = `${change.kind}|${change.caseId}`;
      const records = this.#changed.get(key) ?? new OrderedRecords<Change>();
      records.set(change.id, change);
      this.#changed.set(key, records);
      this.#changes += 1;
    }
  }

  flush(mark: StateMark): void {
    const changes = [...this.#changed.values()].flatMap((records) =>
      [...records.from('')].map(([, change]) => change),
    );
    this.#file.write(changes, mark);
    for (const { kind, caseId, id, value } of changes) {
      const key = `${kind}|${caseId}|${id}`;
      if (value === undefined) this.#cached.delete(key);
      else this.#remember(key, value);
    }
    this.#changed.clear();
    this.#changes = 0;
  }

  #remember(key: string, record: Records[Kind]): void {
    this.#cached.delete(key);
    this.#cached.set(key, record);
    if (this.#cached.size <= maxCached) return;
    const [oldest = ''] = this.#cached.keys();
    this.#cached.delete(oldest);
  }

  #read<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw new StateUnreadableError('the ledger’s state file can’t be read', { cause });
    }
  }
}
