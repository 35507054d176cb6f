import {
  checkStamp,
  stampMediaType,
  stampRequest,
  stampRequestMediaType,
} from '@seizure-ledger/evidence/time-stamp';
import type { Alarms } from '@seizure-ledger/service-kit';
import { replaceFile } from '@seizure-ledger/service-kit/files';
import { mkdir } from 'node:fs/promises';
import type { EvidenceFolder } from '../evidence-folder.ts';
import type { SignedHead } from '../signed-heads.ts';

/** A time stamp authority: where it answers, and the certificates (PEM) that its answers must lead to. */
export interface StampAuthority {
  readonly certificates: string;
  readonly url: string;
}

export interface StampingOptions {
  readonly alarms: Pick<Alarms, 'count'>;
  readonly authority: StampAuthority | undefined;
  readonly folder: EvidenceFolder;
}

/** Between two stamps of a partition lies at least so much: authorities charge for them, or limit them. */
const stampEvery_ms = 600_000;
const answer_ms = 10_000;

/** Has signed heads stamped with the time by an authority (RFC 3161), of each partition the newest. Nobody waits for it. */
export class Stamping {
  readonly #options: StampingOptions;
  readonly #partitions = new Map<number, { newest: SignedHead; timer: NodeJS.Timeout | undefined }>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopped = new AbortController();

  constructor(options: StampingOptions) {
    this.#options = options;
  }

  /** Has a head stamped: at once, or if it is still the newest when the next stamp is due. */
  offer(partition: number, head: SignedHead): void {
    if (!this.#options.authority || this.#stopped.signal.aborted) return;
    const known = this.#partitions.get(partition);
    if (known?.newest === head) return;
    if (known) known.newest = head;
    else this.#partitions.set(partition, { newest: head, timer: undefined });
    if (!known?.timer) this.#stamp(partition);
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    for (const { timer } of this.#partitions.values()) clearTimeout(timer);
    await Promise.all(this.#underWay);
  }

  #stamp(partition: number): void {
    const known = this.#partitions.get(partition);
    if (!known) return;
    const head = known.newest;
    known.timer = setTimeout(() => {
      known.timer = undefined;
      if (known.newest !== head || !isStamped) this.#stamp(partition);
    }, stampEvery_ms).unref();
    let isStamped = false;
    const round = this.#ask(partition, head)
      .then(
        () => (isStamped = true),
        (error: unknown) => this.#missed(partition, error),
      )
      .then(() => void this.#underWay.delete(round));
    this.#underWay.add(round);
  }

  #missed(partition: number, error: unknown): void {
    if (this.#stopped.signal.aborted) return;
    const message = `a head of partition ${partition} was not stamped with the time`;
    this.#options.alarms.count('stampMissing', { message, partition, reader: 'time stamps' }, error);
  }

  /** @throws the authority is away, or what it answers is no stamp of this head. */
  async #ask(partition: number, { checkpoint, note }: SignedHead): Promise<void> {
    const { authority, folder } = this.#options;
    if (!authority) return;
    const answer = await fetch(authority.url, {
      body: await stampRequest(note),
      headers: { 'content-type': stampRequestMediaType },
      method: 'POST',
      signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(answer_ms)]),
    });
    const type = answer.headers.get('content-type');
    if (!answer.ok || type !== stampMediaType)
      throw new Error(`the time stamp authority answered ${answer.status} ${type}`);
    const stamp = new Uint8Array(await answer.arrayBuffer());
    const { flaw } = await checkStamp(note, stamp, authority.certificates);
    if (flaw !== undefined) throw new Error(`the time stamp proves nothing: ${flaw}`);
    const place = folder.partition(partition);
    await mkdir(place.stamps, { mode: 0o700, recursive: true });
    await replaceFile(place.stamp(checkpoint.size), stamp);
    // the head is shown as stamped only once its stamp is there
    await replaceFile(place.stamped, note);
  }
}
