import { type Language, say, type Word } from '@seizure-ledger/console';
import { formatPosition, furthest, parsePosition, type Principal } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../sign-in/sessions.ts';
import type { Api } from './api.ts';
import type { BatchLine, BatchResult } from './batch.ts';
import { ApiProblem } from './errors.ts';
import { zoneOfCountry } from './zone-of-country.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** Who a page is for: what they may read and ask for, in their language. */
export class Reader {
  readonly language: Language;
  readonly session: Session;
  readonly #api: Api;

  constructor(api: Api, session: Session, language: Language) {
    this.#api = api;
    this.language = language;
    this.session = session;
  }

  get me(): Principal {
    return this.session.me;
  }

  /** Of what is of many cases; what shows one case is in that case's zone. */
  get timeZone(): string {
    return zoneOfCountry(this.me.jurisdiction);
  }

  /** @throws {ApiProblem} */
  get<T>(path: string, query?: Query): Promise<T> {
    return this.#api.get<T>(this.#asker, path, query);
  }

  /** Asks for something else than acts. @throws {ApiProblem} */
  async post<T>(path: string, key: string, body: unknown): Promise<T> {
    const answer = await this.#api.post<T>(this.#asker, path, key, body);
    await this.#seen([answer]);
    return answer;
  }

  /** Asks for acts, in their order; each has a result of its own. */
  async record(lines: readonly BatchLine[]): Promise<readonly BatchResult[]> {
    const results = await this.#api.batch(this.#asker, lines);
    await this.#seen(results);
    return results;
  }

  /** Waits until what was answered can be read, so that the next page shows it; not for longer than the API does. */
  async #seen(answers: readonly unknown[]): Promise<void> {
    const places = answers.flatMap((answer) => parsePosition(positionOf(answer) ?? '') ?? []);
    if (places.length === 0) return;
    try {
      await this.get('/proposals', { atLeast: formatPosition(furthest(places)), limit: 1 });
    } catch (error) {
      // it is recorded all the same, and will be there
      if (!(error instanceof ApiProblem) || error.problem.status !== 503) throw error;
    }
  }

  /** The answer as it comes. @throws {ApiProblem} */
  ask(path: string, request: RequestInit): Promise<Response> {
    return this.#api.ask(this.#asker, path, request);
  }

  say(word: Word, params?: Readonly<Record<string, unknown>>): string {
    return say(this.language, word, params);
  }

  get #asker() {
    return { language: this.language, token: this.session.token };
  }
}

const positionOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'position' in answer && typeof answer.position === 'string'
    ? answer.position
    : undefined;

const readers = new WeakMap<FastifyRequest, Reader>();

export const rememberReader = (request: FastifyRequest, reader: Reader): unknown =>
  readers.set(request, reader);

/** Who is signed in; only on pages, which nobody else gets to. */
export function readerOf(request: FastifyRequest): Reader {
  const reader = readers.get(request);
  if (!reader) throw new Error(`${request.url} is no page`);
  return reader;
}

/** The fields of a form; none where none was sent. */
export const formOf = ({ body }: FastifyRequest): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();
