import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord } from '@seizure-ledger/contracts';
import { type Body, Book } from '@seizure-ledger/domain';
import { type CaseDocument, openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { PartitionProjection } from '@seizure-ledger/service-projection';
import { actor, opening, sentAt } from './sample.ts';

/** Nothing of it is read where nothing was projected before. */
const newLog = { identity: 'bench', read: async function* () {} };

/** One case in a read model of its own, made of acts of one minute after the other. */
export class ProjectedCase {
  readonly caseId = 'S-1';
  readonly readModel: ReadModel;
  readonly #book = new Book();
  readonly #folder: string;
  readonly #projection: PartitionProjection;
  #records: ReturnType<typeof recordAt>[] = [];
  #taken = 0;

  private constructor(folder: string, readModel: ReadModel, projection: PartitionProjection) {
    this.#folder = folder;
    this.readModel = readModel;
    this.#projection = projection;
  }

  static async open(): Promise<ProjectedCase> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-case-'));
    const readModel = await openEmbeddedReadModel({ folder });
    const one = new ProjectedCase(folder, readModel, await PartitionProjection.from(readModel, 0, newLog));
    await one.does('cases', { ...opening, caseId: one.caseId });
    return one;
  }

  /** When the n-th act was recorded. */
  static timeOf(n: number): string {
    return new Date(Date.parse(sentAt) + n * 60_000).toISOString();
  }

  async does(act: string, body: Body): Promise<void> {
    const now = ProjectedCase.timeOf(this.#taken);
    const instruction = { act, actor, body, caseId: this.caseId, id: `k-${this.#taken}`, sentAt: now };
    const sealed = this.#book.take(instruction, now);
    if (sealed.fact.status !== 'posted') throw new Error(`${act}: ${JSON.stringify(sealed.fact.refusal)}`);
    this.#records.push(recordAt(sealed, this.#taken));
    this.#taken += 1;
    if (this.#records.length === 1_000) await this.project();
  }

  async project(): Promise<void> {
    await this.#projection.take(this.#records);
    this.#records = [];
  }

  async now(): Promise<CaseDocument> {
    const found = await this.readModel.get('cases', this.caseId);
    if (found) return found;
    throw new Error('the case is not projected');
  }

  async end(): Promise<void> {
    await this.readModel.close();
    await rm(this.#folder, { force: true, recursive: true });
  }
}

function recordAt(sealed: Parameters<typeof factRecord>[0], offset: number) {
  return { ...factRecord(sealed), offset, timestamp_ms: offset };
}
