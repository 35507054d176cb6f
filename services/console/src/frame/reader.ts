import { type Language, say, type Word } from '@seizure-ledger/console';
import type { Principal } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../sign-in/sessions.ts';
import type { Api } from './api.ts';
import type { BatchLine, BatchResult } from './batch.ts';

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

  /** @throws {ApiProblem} */
  get<T>(path: string, query?: Query): Promise<T> {
    return this.#api.get<T>(this.#asker, path, query);
  }

  /** @throws {ApiProblem} */
  post<T>(path: string, key: string, body: unknown): Promise<T> {
    return this.#api.post<T>(this.#asker, path, key, body);
  }

  /** Asks for acts, in their order; each has a result of its own. */
  record(lines: readonly BatchLine[]): Promise<readonly BatchResult[]> {
    return this.#api.batch(this.#asker, lines);
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
