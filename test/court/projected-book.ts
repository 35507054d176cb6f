import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Body, factRecord, type Instruction, type Principal } from '@seizure-ledger/contracts';
import { Book, type SealedFact } from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { type CaseDocument, openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { PartitionProjection } from '@seizure-ledger/service-projection';

/** Nothing of it is read where nothing was projected before. */
const newLog = { identity: 'log-1', read: async function* () {} };

/** A ledger in memory whose facts are projected into a read model of its own, when asked to. */
export class ProjectedBook {
  readonly book = new Book();
  readonly readModel: ReadModel;
  readonly #projection: PartitionProjection;
  readonly #folder: string;
  readonly #waiting: StoredRecord[] = [];
  #taken = 0;

  private constructor(folder: string, readModel: ReadModel, projection: PartitionProjection) {
    this.#folder = folder;
    this.readModel = readModel;
    this.#projection = projection;
  }

  static async open(): Promise<ProjectedBook> {
    const folder = await mkdtemp(join(tmpdir(), 'court-'));
    const readModel = await openEmbeddedReadModel({ folder });
    return new ProjectedBook(folder, readModel, await PartitionProjection.from(readModel, 0, newLog));
  }

  take(instruction: Instruction, recordedAt: string): SealedFact {
    const pieces = this.book.takeAll(instruction, recordedAt);
    for (const sealed of pieces) {
      const at = { offset: this.#taken, timestamp_ms: this.#taken };
      this.#waiting.push({ ...factRecord(sealed), ...at });
      this.#taken += 1;
    }
    const sealed = pieces.at(-1);
    if (!sealed) throw new Error('an outcome without a record');
    return sealed;
  }

  /** An act of one case; its key is its place. */
  act(actor: Principal, caseId: string, act: string, body: Body): SealedFact {
    const sentAt = new Date(Date.UTC(2026, 10, 24) + this.#taken * 1_000).toISOString();
    return this.take({ act, actor, body, caseId, id: `k-${this.#taken}`, sentAt }, sentAt);
  }

  /** So many facts at a time. */
  async project(atOnce = 1_000): Promise<void> {
    while (this.#waiting.length > 0) await this.#projection.take(this.#waiting.splice(0, atOnce));
  }

  async caseNow(caseId: string): Promise<CaseDocument> {
    const found = await this.readModel.get('cases', caseId);
    if (!found) throw new Error(`there is no case ${caseId}`);
    return found;
  }

  async close(): Promise<void> {
    await this.readModel.close();
    await rm(this.#folder, { force: true, recursive: true });
  }
}
