import { type Change, type Kind, OrderedRecords, type Records, type StateView } from '@seizure-ledger/domain';
import { KeptRecords } from './kept-records.ts';
import type { StateFile, StateMark } from './state-file.ts';

/** The state could not be read: a fault of the machine, never a reason to refuse an act. */
export class StateUnreadableError extends Error {
  override readonly name = 'StateUnreadableError';
}

/**
 * One partition's state: a bounded memory over its file. Changes stay in memory until {@link flush}, which is only
 * called when the facts that they come from are acknowledged.
 */
export class LedgerState implements StateView {
  readonly #file: StateFile;
  readonly #changed = new Map<string, { [K in Kind]?: OrderedRecords<Change> }>();
  readonly #kept: KeptRecords;
  #changes = 0;

  constructor(file: StateFile) {
    this.#file = file;
    this.#kept = new KeptRecords(file);
  }

  /** How many changes wait for a flush. */
  get unflushed(): number {
    return this.#changes;
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    const change = this.#changed.get(caseId)?.[kind]?.get(id);
    // changes are kept by kind, so each holds its own record
    if (change) return change.value as Records[K] | undefined;
    return this.#read(() => this.#kept.get(kind, caseId, id));
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): Iterable<readonly [string, Records[K]]> {
    const stored = this.#read(() => this.#kept.scan(kind, caseId, prefix));
    const changed = this.#changed.get(caseId)?.[kind];
    if (!changed) return stored;
    const merged = new OrderedRecords<Records[K]>();
    for (const [id, record] of stored) merged.set(id, record);
    for (const [id, { value }] of changed.from(prefix)) {
      if (value === undefined) merged.delete(id);
      else merged.set(id, value as Records[K]);
    }
    return merged.from(prefix);
  }

  apply(changes: Iterable<Change>): void {
    for (const change of changes) {
      const { caseId, id, kind } = change;
      let ofCase = this.#changed.get(caseId);
      if (!ofCase) this.#changed.set(caseId, (ofCase = {}));
      (ofCase[kind] ??= new OrderedRecords()).set(id, change);
      this.#changes += 1;
    }
  }

  flush(mark: StateMark): void {
    const changes = [...this.#changed.values()].flatMap((ofCase) =>
      Object.values(ofCase).flatMap((records) => [...records.values()]),
    );
    this.#file.write(changes, mark);
    this.#kept.take(changes);
    this.#changed.clear();
    this.#changes = 0;
  }

  #read<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw new StateUnreadableError('the ledger’s state file can’t be read', { cause });
    }
  }
}
