import { describe, expect, it } from 'vitest';
import { Api } from './api.ts';
import type { BatchResult } from './batch.ts';
import { Reader } from './reader.ts';

/** An API that answers what it is told to, and remembers what was read. */
class Answering extends Api {
  readonly read: string[] = [];
  readonly #results: readonly unknown[];

  constructor(results: readonly unknown[]) {
    super(() => '');
    this.#results = results;
  }

  override async batch(): Promise<readonly BatchResult[]> {
    return this.#results as readonly BatchResult[];
  }

  override async get<T>(_: unknown, path: string, query: object = {}): Promise<T> {
    this.read.push(`${path} ${JSON.stringify(query)}`);
    return {} as T;
  }
}

const session = {
  csrf: '',
  expires_s: 0,
  me: { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' },
  token: '',
} as const;

describe('who has asked for many acts', () => {
  it('waits once, until the furthest of each partition can be read', async () => {
    const api = new Answering([
      { facts: [], id: 'a', position: '0:7', status: 'posted' },
      { facts: [], id: 'b', position: '2:1', status: 'posted' },
      { facts: [], id: 'c', position: '0:8', status: 'posted' },
      { id: 'd', status: 'sent' },
    ]);
    await new Reader(api, session, 'en').record([]);
    expect(api.read).toEqual(['/proposals {"atLeast":"0:8,2:1","limit":1}']);
  });

  it('waits for nothing where nothing was recorded', async () => {
    const api = new Answering([{ code: 'BAD_BODY', detail: '', status: 400 }]);
    await new Reader(api, session, 'en').record([]);
    expect(api.read).toEqual([]);
  });
});
