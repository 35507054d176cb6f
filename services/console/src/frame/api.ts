import type { BatchLine, BatchResult } from './batch.ts';
import type { Problem } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import { ApiProblem, NotSignedIn } from './errors.ts';

const read_ms = 30_000;

/** Where the console reads. */
export const CONSOLE_API = Symbol('ConsoleApi');

export interface ConsoleApi {
  /** Whether anybody can sign in yet. */
  isSetUp(): Promise<boolean>;
  url(): string;
}

/** Who asks the API, and in which language it shall answer. */
export interface Asker {
  readonly language: string;
  readonly token: string;
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The public API, asked as whoever is signed in: the console may do nothing that they may not. */
export class Api {
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /**
   * @param T what the route's schema says that it answers
   * @throws {ApiProblem} what was answered instead
   */
  async get<T>(asker: Asker, path: string, query: Query = {}): Promise<T> {
    const answer = await this.ask(asker, `${path}${queryOf(query)}`, { method: 'GET' });
    return (await answer.json()) as T; // our own API answers by its schemas
  }

  /** @throws {ApiProblem} */
  async post<T>(asker: Asker, path: string, key: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await this.ask(asker, path, { body: JSON.stringify(body), headers, method: 'POST' });
    return (await answer.json()) as T;
  }

  /** Asks for acts, in their order; each stands alone and has a result of its own. */
  async batch(asker: Asker, lines: readonly BatchLine[]): Promise<readonly BatchResult[]> {
    const answer = await this.ask(asker, '/batches', {
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      headers: { 'content-type': 'application/x-ndjson' },
      method: 'POST',
    });
    const text = await answer.text();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as BatchResult);
  }

  /** The answer as it comes, for what is passed on. */
  async ask({ language, token }: Asker, path: string, request: RequestInit): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('accept-language', language);
    headers.set('authorization', `Bearer ${token}`);
    const signal = AbortSignal.timeout(read_ms);
    const answer = await fetch(`${this.#url()}/api/v1${path}`, { ...request, headers, signal }).catch(
      (cause: unknown) => {
        throw new ServiceError('SERVICE_UNAVAILABLE', 'The ledger can’t be reached. Try again.', { cause });
      },
    );
    if (answer.ok) return answer;
    if (answer.status === 401) throw new NotSignedIn();
    throw new ApiProblem((await answer.json()) as Problem);
  }
}

export function queryOf(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(
    Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
  ).toString();
  return text && `?${text}`;
}
