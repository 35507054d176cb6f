import { assertRulesKnown, NotAFactError, topics } from '@seizure-ledger/contracts';
import { declaredKeys } from '@seizure-ledger/domain';
import type { Authority, ReadableLog, StoredRecord } from '@seizure-ledger/event-log';
import type { Checkpoint, Snapshot } from '@seizure-ledger/read-model';
import { CaseBooks } from './case-books.ts';
import { DistributionLines } from './distribution-lines.ts';
import type { DocumentCounts, DocumentPlaces } from './document-places.ts';
import { type Finding, Findings } from './finding.ts';
import { FreshDocuments } from './fresh-documents.ts';
import { Instructions } from './instructions.ts';
import { LogOrder } from './log-order.ts';
import { type Telling, tellingOf } from './passages.ts';
import type { Beginning } from './recorded-times.ts';
import type { Signed } from './open-folder.ts';
import { readSealed, type SealedRecord } from './sealed-record.ts';
import { type ComparedHeads, SignedTree } from './signed-tree.ts';
import { forgeryIn } from './writers.ts';

/** The read model at one moment, and how much of it comes from which partition. */
export interface Shown {
  readonly counts: DocumentCounts;
  readonly places: DocumentPlaces;
  readonly snapshot: Snapshot;
}

/** What is checked. */
export interface Source {
  /** Who may have written the records; `undefined` where the writers’ keys are not there. */
  readonly authority: Authority | undefined;
  readonly beginning: Beginning;
  readonly log: ReadableLog;
  /** `undefined` where there is no read model. */
  readonly shown: Shown | undefined;
  readonly signed: Signed;
}

/** A partition of the ledger's log, and where that ended before any was read. */
export interface PlaceToCheck {
  readonly end: number;
  readonly partition: number;
}

export interface CheckedPartition extends ComparedHeads {
  readonly cases: number;
  readonly documents: number;
  readonly facts: number;
  readonly findings: readonly Finding[];
  /** Of transfers to and from other cases, which may lie in other partitions. */
  readonly tellings: readonly Telling[];
}

/**
 * Checks a partition record by record against what was signed, and the read model against it as far as that has come.
 * Memory is bounded by the partition.
 */
export async function checkPartition(
  source: Source,
  place: PlaceToCheck,
  onRecords: (count: number) => void,
): Promise<CheckedPartition> {
  const { log, signed } = source;
  const { partition } = place;
  const findings = new Findings(partition);
  const tree = await SignedTree.open(partition, signed, findings);
  const check = new PartitionCheck(source, place, tree, findings);
  try {
    for await (const records of log.read(topics.ledger, partition, 0)) {
      for (const record of records) await check.take(record);
      onRecords(records.length);
    }
  } catch (error) {
    check.endsWith(error);
  }
  await tree.end();
  return check.result();
}

class PartitionCheck {
  readonly #end: number;
  readonly #partition: number;
  readonly #tellings: Telling[] = [];
  readonly #findings: Findings;
  readonly #authority: Authority | undefined;
  readonly #order = new LogOrder();
  readonly #books = new CaseBooks();
  readonly #lines = new DistributionLines();
  readonly #instructions: Instructions;
  readonly #shown: Shown | undefined;
  readonly #checkpoint: Checkpoint | undefined;
  readonly #documents: FreshDocuments | undefined;
  readonly #tree: SignedTree;

  constructor(
    { authority, beginning, log, shown }: Source,
    { end, partition }: PlaceToCheck,
    tree: SignedTree,
    findings: Findings,
  ) {
    this.#end = end;
    this.#partition = partition;
    this.#findings = findings;
    this.#tree = tree;
    this.#authority = authority;
    this.#instructions = new Instructions(log, partition, { authority, beginning });
    this.#shown = shown;
    this.#checkpoint = shown?.snapshot.checkpoint(partition);
    const isOfThisLog = this.#checkpoint === undefined || this.#checkpoint.log === log.identity;
    if (shown && isOfThisLog) this.#documents = new FreshDocuments(partition, shown.snapshot, this.#findings);
    if (!isOfThisLog)
      this.#findings.atRecord(
        this.#checkpoint?.index ?? 0,
        'the read model was made from another log, and is not compared',
      );
  }

  async take(record: StoredRecord): Promise<void> {
    const due = this.#order.next;
    const forged = this.#forgeryIn(record);
    try {
      const sealed = readSealed(record, this.#partition);
      if (!this.#order.isDuplicate(sealed.fact, sealed.hash)) await this.#check(sealed, record.offset);
    } catch (error) {
      if (!(error instanceof NotAFactError)) throw error;
      this.#findings.atRecord(due, `${error.message} (offset ${record.offset})`);
      this.#order.skip();
    }
    if (forged !== undefined)
      this.#findings.atRecord(due, `no ledger wrote it: ${forged} (offset ${record.offset})`);
  }

  /** By what is declared before the record itself. */
  #forgeryIn(record: StoredRecord): string | undefined {
    const place = { partition: this.#partition, topic: topics.ledger };
    return forgeryIn(record, place, declaredKeys(this.#books.policy, 'facts'), this.#authority);
  }

  endsWith(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#findings.atRecord(this.#order.next, `the log can’t be checked from here on: ${reason}`);
  }

  result(): CheckedPartition {
    this.#compare();
    return {
      ...this.#tree.compared,
      cases: this.#books.size,
      documents: this.#documents?.compared ?? 0,
      facts: this.#order.taken,
      findings: this.#findings.list(),
      tellings: this.#tellings,
    };
  }

  async #check(sealed: SealedRecord, offset: number): Promise<void> {
    const { fact, flaws, hash } = sealed;
    if (fact.status === 'posted') assertRulesKnown(fact);
    const due = this.#order.next;
    for (const flaw of this.#order.flawsOf(fact, hash)) this.#findings.atRecord(due, flaw);
    await this.#tree.take(hash);
    const others = [
      ...flaws,
      ...(await this.#instructions.flawsOf(fact, declaredKeys(this.#books.policy, 'instructions'))),
      ...this.#books.flawsOf(fact, hash),
      ...this.#lines.flawsOf(fact),
    ];
    const telling = tellingOf(fact, offset < this.#end);
    if (telling) this.#tellings.push(telling);
    for (const flaw of others) this.#findings.atRecord(fact.index, flaw);
    if (fact.index <= (this.#checkpoint?.index ?? -1)) await this.#documents?.take(sealed);
  }

  #compare(): void {
    if (!this.#documents || !this.#shown) return;
    const { counts, places } = this.#shown;
    const stands = this.#checkpoint;
    const hash = stands && this.#order.hashAt(stands.index);
    if (stands && hash === undefined)
      this.#findings.atRecord(
        stands.index,
        `the read model has come to this record, which the log does not have: it goes to index ${this.#order.next - 1}; only entries are compared`,
      );
    else if (hash !== stands?.hash)
      this.#findings.atRecord(
        stands?.index ?? 0,
        `the read model has come to this record with hash ${stands?.hash}; on the log it has ${hash}`,
      );
    this.#documents.compareEntries(places, counts);
    if (!stands || hash !== undefined) this.#documents.compareDocuments(places, counts);
  }
}
