import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LedgerForTests, type TestAnswer } from '@seizure-ledger/register/ledger-for-tests';
import { speakerOf } from './token-claims.ts';

/** What goes wrong with one request: it never arrives, its answer is lost or cut short, or it is put off. */
export type Mishap = 'unavailable' | 'answer lost' | 'answer cut short' | 'lines undecided';

/** The batch, approval and instruction routes over a {@link LedgerForTests}, with mishaps on demand. */
export class LedgerServerForTests {
  readonly ledger: LedgerForTests;
  readonly approvalKeys: string[] = [];
  readonly mishaps: Mishap[] = [];
  private readonly server: Server;

  constructor(now: Date) {
    this.ledger = new LedgerForTests(now);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    // a server that listens on a port has an address with a port
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const mishap = this.mishaps.shift();
    if (mishap === 'unavailable') return void response.writeHead(503, { 'retry-after': '0' }).end();
    const answer = this.route(request, body, mishap === 'lines undecided');
    if (mishap === 'answer lost') return void response.destroy();
    response.writeHead(200).end(mishap === 'answer cut short' ? answer.slice(0, answer.length / 2) : answer);
  }

  private route({ headers, url = '' }: IncomingMessage, body: string, undecided: boolean): string {
    if (url.endsWith('/batches')) return this.batch(body, undecided);
    const [, caseId = '', id = ''] =
      /cases\/([^/]+)\/instructions\/([^/]+)$/.exec(url)?.map(decodeURIComponent) ?? [];
    if (caseId !== '') return JSON.stringify(this.ledger.instruction(caseId, id));
    const key = String(headers['idempotency-key']);
    this.approvalKeys.push(key);
    const { subject } = speakerOf(headers.authorization ?? '');
    const { proposals } = JSON.parse(body) as { proposals: { caseId: string; proposalHash: string }[] };
    const results = proposals.map((one, n) =>
      this.ledger.approve(one.caseId, one.proposalHash, `${key}:${n}`, subject),
    );
    return JSON.stringify({ results });
  }

  private batch(body: string, undecided: boolean): string {
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Parameters<LedgerForTests['decide']>[0]);
    const answers = lines.map((line): TestAnswer => {
      const answer = this.ledger.decide(line);
      return undecided ? { id: line.id, status: 'sent' } : answer;
    });
    return answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
  }
}
