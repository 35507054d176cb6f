import { mintToken } from '@seizure-ledger/service-kit';
import type { Role } from '@seizure-ledger/contracts';

export interface HttpAnswer {
  readonly status: number;
  // what a service answers is looked at field by field in the tests
  readonly body: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly text: string;
  readonly headers: Headers;
}

/** Somebody with a token of a local ledger, who speaks HTTP. */
export class Person {
  readonly authorization: string;
  url: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.authorization = `Bearer ${token}`;
  }

  static async with(
    dataDir: string,
    url: string,
    role: Role,
    subject: string,
    agency = 'TH-CCIB',
    jurisdiction = 'TH',
  ): Promise<Person> {
    return new Person(url, await mintToken(dataDir, { agency, jurisdiction, role, subject }));
  }

  post(path: string, key: string, body: unknown): Promise<HttpAnswer> {
    return this.postText(path, key, JSON.stringify(body));
  }

  /** An act by the method of its route. */
  send(method: 'post' | 'patch' = 'post', path: string, key: string, body: unknown): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return this.ask(method.toUpperCase(), path, headers, JSON.stringify(body));
  }

  /** Sends a body as it is written, which may be no JSON. */
  postText(path: string, key: string, body: string | Uint8Array): Promise<HttpAnswer> {
    return this.ask('POST', path, { 'content-type': 'application/json', 'idempotency-key': key }, body);
  }

  /** Sends a batch; answers its lines. */
  async batch(lines: readonly unknown[]): Promise<readonly HttpAnswer['body'][]> {
    const body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    return linesOf(await this.ask('POST', '/batches', { 'content-type': 'application/x-ndjson' }, body));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.ask('GET', path, headers);
  }

  async ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Uint8Array,
  ): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      headers: { authorization: this.authorization, ...headers },
      method,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && !text.includes('\n');
    return {
      body: isJson && text !== '' ? JSON.parse(text) : {},
      headers: response.headers,
      status: response.status,
      text,
    };
  }
}

export function linesOf({ text }: Pick<HttpAnswer, 'text'>): readonly HttpAnswer['body'][] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
