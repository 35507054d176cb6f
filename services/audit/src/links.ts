import type { Link, Principal } from '@seizure-ledger/contracts';
import type { CaseDocument, IdentifierDocument, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase, ServiceError, visibleCase, visibleTags } from '@seizure-ledger/service-kit';
import { positionOf } from './cases.ts';
import { type Page, readCursor, writeCursor } from './page.ts';

/** So many documents are looked at for one page: where few of them are links it is shorter than its limit. */
const most = 1_000;
/** So many of the case's own identifiers are looked for at a time. */
const atOnce = 50;

/**
 * A page of what links a case to others, as far as this person may see those: assets that share an identifier with one
 * of its own, in the order of their identifiers, then cases that name one of its networks.
 */
export async function linksOf(
  readModel: ReadModel,
  principal: Principal,
  caseId: string,
  { cursor, limit }: Page,
) {
  const found = await visibleCase(readModel, principal, caseId);
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const search = new Search(readModel, principal, found, limit);
  const stopped = await search.from(placeIn(from?.afterId));
  const next = stopped ? writeCursor({ afterId: JSON.stringify(stopped), position }) : null;
  return { links: search.links, next, position };
}

/** Where a search stopped: at which of the case's own identifiers or networks, and behind which other. */
interface Stop {
  readonly after?: string;
  readonly own: string;
  readonly stage: 'identifiers' | 'networks';
}

function placeIn(afterId: string | undefined): Stop {
  if (afterId === undefined) return { own: '', stage: 'identifiers' };
  try {
    const { after, own, stage } = JSON.parse(afterId) as Stop;
    const isOurs = typeof own === 'string' && (stage === 'identifiers' || stage === 'networks');
    if (isOurs && (after === undefined || typeof after === 'string'))
      return { own, stage, ...(after !== undefined && { after }) };
  } catch {
    // no JSON, so no place either
  }
  throw new ServiceError('BAD_REQUEST', 'The cursor is not of this list: begin again without it.');
}

class Search {
  readonly links: Link[] = [];
  readonly #readModel: ReadModel;
  readonly #principal: Principal;
  readonly #case: CaseDocument;
  readonly #limit: number;
  readonly #seen = new Map<string, boolean>();
  #looked = 0;

  constructor(readModel: ReadModel, principal: Principal, found: CaseDocument, limit: number) {
    this.#readModel = readModel;
    this.#principal = principal;
    this.#case = found;
    this.#limit = limit;
  }

  /** @returns where it stopped; `undefined` at the end. */
  async from({ after, own, stage }: Stop): Promise<Stop | undefined> {
    if (stage === 'networks') return this.#networks(own, after);
    return (await this.#identifiers(own, after)) ?? this.#networks('', undefined);
  }

  get #isFull(): boolean {
    return this.links.length >= this.#limit || this.#looked >= most;
  }

  async #identifiers(fromOwn: string, fromAfter: string | undefined): Promise<Stop | undefined> {
    let first = await this.#ownAt(fromOwn);
    let after = fromAfter;
    while (first) {
      const all = [first, ...(await this.#ownAfter(first.id, atOnce - 1))];
      const begin = after;
      const found = await Promise.all(
        all.map((own) => this.#sharing(own, own === first ? begin : undefined)),
      );
      for (const [n, own] of all.entries()) {
        const stopped = await this.#take(own, found[n] ?? [], after);
        if (stopped) return stopped;
        after = undefined;
      }
      [first] = await this.#ownAfter(all.at(-1)?.id, 1);
    }
    return undefined;
  }

  /** What shares one of the case's own identifiers, and behind its first page the others one after the other. */
  async #take(
    own: IdentifierDocument,
    firstPage: readonly IdentifierDocument[],
    fromAfter: string | undefined,
  ): Promise<Stop | undefined> {
    let after = fromAfter;
    let shared = firstPage;
    this.#looked += 1;
    for (;;) {
      for (const other of shared) {
        if (this.#isFull) return { own: own.id, stage: 'identifiers', ...(after !== undefined && { after }) };
        await this.#add(own, other);
        after = other.id;
      }
      if (shared.length < this.#limit) return undefined;
      shared = await this.#sharing(own, after);
    }
  }

  #sharing({ hash }: IdentifierDocument, after: string | undefined) {
    const query = { idPrefix: `${hash}|`, limit: this.#limit };
    return this.#readModel.find('identifiers', { ...query, ...(after !== undefined && { afterId: after }) });
  }

  async #add({ assetId, type }: IdentifierDocument, other: IdentifierDocument): Promise<void> {
    this.#looked += 1;
    if (other.caseId === this.#case.caseId || !(await this.#maySee(other.caseId))) return;
    this.links.push({ assetId, otherAsset: other.assetId, otherCase: other.caseId, type });
  }

  async #networks(fromOwn: string, fromAfter: string | undefined): Promise<Stop | undefined> {
    let after = fromAfter;
    const any = visibleTags(this.#principal);
    for (const own of this.#case.networks.toSorted().filter((name) => name >= fromOwn)) {
      for (;;) {
        if (this.#isFull) return { own, stage: 'networks', ...(after !== undefined && { after }) };
        const limit = this.#limit - this.links.length;
        const cases = await this.#readModel.find('cases', {
          limit,
          tags: { all: [`network:${own}`], ...(any && { any }) },
          ...(after !== undefined && { afterId: after }),
        });
        this.#looked += cases.length;
        for (const other of cases)
          if (other.caseId !== this.#case.caseId && maySeeCase(this.#principal, other))
            this.links.push({ network: own, otherCase: other.caseId, type: 'network' });
        after = cases.at(-1)?.id;
        if (cases.length < limit) break;
      }
      after = undefined;
    }
    return undefined;
  }

  /** The case's first identifier from one on; a cursor names one that it has. */
  async #ownAt(id: string): Promise<IdentifierDocument | undefined> {
    if (id === '') return (await this.#ownAfter(undefined, 1))[0];
    const own = await this.#readModel.get('identifiers', id);
    if (own?.caseId === this.#case.caseId) return own;
    throw new ServiceError('BAD_REQUEST', 'The cursor is not of this list: begin again without it.');
  }

  #ownAfter(afterId: string | undefined, limit: number): Promise<readonly IdentifierDocument[]> {
    const query = { equals: [this.#case.caseId], index: 'byCase', limit } as const;
    return this.#readModel.find('identifiers', { ...query, ...(afterId !== undefined && { afterId }) });
  }

  async #maySee(caseId: string): Promise<boolean> {
    const known = this.#seen.get(caseId);
    if (known !== undefined) return known;
    const found = await this.#readModel.get('cases', caseId);
    const may = found !== undefined && maySeeCase(this.#principal, found);
    this.#seen.set(caseId, may);
    return may;
  }
}
