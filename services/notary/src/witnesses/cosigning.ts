import { type NoteSignature, signatureLine } from '@seizure-ledger/evidence';
import type { Alarms } from '@seizure-ledger/service-kit';
import { replaceFile } from '@seizure-ledger/service-kit/files';
import type { EvidenceFolder } from '../evidence-folder.ts';
import { nodesIn } from '../log-tree.ts';
import type { SignedHead } from '../signed-heads.ts';
import { askWitness } from './ask-witness.ts';
import { cosignedIn, formatCosigned, readCosigned, withCosigned } from './cosigned-heads.ts';
import type { KnownWitness } from './witnesses-in.ts';

export interface CosigningOptions {
  readonly alarms: Pick<Alarms, 'clear' | 'count' | 'raise'>;
  readonly folder: EvidenceFolder;
  readonly witnesses: readonly KnownWitness[];
}

/** A witness that was away, or refused, is asked again so much later. */
const askAgain_ms = 10_000;

/**
 * Has signed heads cosigned by witnesses, of each partition the newest. Nobody waits for it. A witness that refuses
 * raises an alarm, which stands until it cosigns; one that is away is counted and asked again.
 */
export class Cosigning {
  readonly #options: CosigningOptions;
  readonly #underWay = new Map<number, Asked>();
  readonly #stopped = new AbortController();
  /** By witness and partition: until when, on the process's clock, it is left alone. */
  readonly #rests_ms = new Map<string, number>();
  /** By witness and partition: how many records it has cosigned. */
  readonly #seen = new Map<string, number>();
  readonly #rounds = new Set<Promise<void>>();

  constructor(options: CosigningOptions) {
    this.#options = options;
  }

  /** Has a head cosigned as soon as what is under way for its partition has ended, if it is still the newest then. */
  offer(partition: number, head: SignedHead): void {
    if (this.#options.witnesses.length === 0 || this.#stopped.signal.aborted) return;
    const asked = this.#underWay.get(partition);
    if (asked?.newest === head) return;
    if (asked) asked.newest = head;
    else this.#underWay.set(partition, { isAsking: false, newest: head });
    this.#ask(partition);
  }

  /** Leaves off asking. */
  async close(): Promise<void> {
    this.#stopped.abort();
    for (const { again } of this.#underWay.values()) clearTimeout(again);
    await Promise.all(this.#rounds);
  }

  #ask(partition: number): void {
    const asked = this.#underWay.get(partition);
    if (!asked || asked.isAsking || this.#stopped.signal.aborted) return;
    clearTimeout(asked.again);
    asked.isAsking = true;
    const round = this.#askAll(partition, asked, asked.newest).finally(() => this.#rounds.delete(round));
    this.#rounds.add(round);
  }

  async #askAll(partition: number, asked: Asked, head: SignedHead): Promise<void> {
    const place = { partition, reader: 'cosigning' };
    try {
      await this.#askThoseDue(partition, asked, head);
      this.#options.alarms.clear(place);
    } catch (error) {
      // its own folder: a tile can't be read, or the disk is full
      const message = `partition ${partition} can’t be cosigned`;
      this.#options.alarms.raise({ ...place, message, state: 'failing' }, error);
    }
    asked.isAsking = false;
    if (asked.newest !== head) this.#ask(partition);
    else if ((asked.cosigned?.signatures.size ?? 0) < this.#options.witnesses.length)
      asked.again = setTimeout(() => this.#ask(partition), askAgain_ms).unref();
  }

  async #askThoseDue(partition: number, asked: Asked, head: SignedHead): Promise<void> {
    if (asked.cosigned?.head !== head) asked.cosigned = { head, signatures: new Map() };
    const { signatures } = asked.cosigned;
    const before = signatures.size;
    const now_ms = performance.now();
    const due = this.#options.witnesses.filter(
      ({ key: { name } }) =>
        !signatures.has(name) && now_ms >= (this.#rests_ms.get(`${name}:${partition}`) ?? 0),
    );
    await Promise.all(due.map((witness) => this.#askOne(partition, head, witness, signatures)));
    if (signatures.size > before) await this.#publish(partition, head, signatures);
  }

  async #askOne(
    partition: number,
    head: SignedHead,
    witness: KnownWitness,
    signatures: Map<string, NoteSignature>,
  ): Promise<void> {
    const { name } = witness.key;
    const place = { partition, reader: `witness ${name}` };
    const own = `${name}:${partition}`;
    const readNode = nodesIn(this.#options.folder.partition(partition));
    const said = await askWitness(witness, head, readNode, this.#seen.get(own) ?? 0, this.#stopped.signal);
    if (this.#stopped.signal.aborted) return;
    if (said.cosignature) {
      signatures.set(name, said.cosignature);
      this.#seen.set(own, head.checkpoint.size);
      this.#options.alarms.clear(place);
      return;
    }
    this.#rests_ms.set(own, performance.now() + askAgain_ms);
    if (said.away !== undefined) {
      this.#options.alarms.count('witnessAway', {
        ...place,
        message: `the witness ${name} is away: ${said.away}`,
      });
      return;
    }
    const message = `the witness ${name} refuses to cosign partition ${partition}: ${said.refused}`;
    this.#options.alarms.raise({ ...place, message, state: 'refused' }, undefined);
  }

  async #publish(
    partition: number,
    { note }: SignedHead,
    signatures: ReadonlyMap<string, NoteSignature>,
  ): Promise<void> {
    const lines = [...signatures.values()].map(signatureLine).join('');
    const { cosigned } = this.#options.folder.partition(partition);
    const added = readCosigned(`${note}${lines}`);
    if (added) await replaceFile(cosigned, formatCosigned(withCosigned(await cosignedIn(cosigned), added)));
  }
}

/** Where a partition's asking stands. */
interface Asked {
  again?: NodeJS.Timeout;
  cosigned?: { readonly head: SignedHead; readonly signatures: Map<string, NoteSignature> };
  isAsking: boolean;
  newest: SignedHead;
}
