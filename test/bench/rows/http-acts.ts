import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { mintToken } from '@seizure-ledger/service-kit';
import { startStandalone } from '@seizure-ledger/service-standalone';
import fastify from 'fastify';
import { pino } from 'pino';
import { rate, type Row } from '../row.ts';

/** POST a seizure and wait until its fact is durable; against a bare Fastify route that answers the same bytes. */
export async function httpActsRow(connections: number, size = 4_000): Promise<Row> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-http-'));
  const ledger = await startStandalone({
    dataDir,
    host: '127.0.0.1',
    logger: pino({ level: 'silent' }),
    port: 0,
  });
  const token = await mintToken(dataDir, {
    agency: 'TH-CCIB',
    jurisdiction: 'TH',
    role: 'investigator',
    subject: 'bench',
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = poster(agent, token);
  const opening = {
    agency: 'TH-CCIB',
    jurisdiction: 'TH',
    openedAt: '2026-01-01T00:00:00Z',
    timeZone: 'UTC',
    title: 'Bench',
  };
  const cases = 100;
  for (let n = 0; n < cases; n += 1)
    await post(`${ledger.url}/api/v1/cases`, `open-${n}`, { ...opening, caseId: `B-${n}` });
  let made = 0;
  const seize = (url: string) => {
    made += 1;
    const asset = { description: 'Cash', kind: 'cash' };
    const body = {
      asset,
      assetId: `A-${made}`,
      custodian: 'AMLO',
      quantity: '100.25',
      unit: 'THB',
      urgency: { legalBasis: 'AMLA s. 48' },
    };
    return post(`${url}/api/v1/cases/B-${made % cases}/seizures`, `k-${made}`, body);
  };
  const answer = await seize(ledger.url);
  const bare = fastify();
  bare.post('/api/v1/cases/:caseId/seizures', (_, reply) =>
    reply.code(201).type('application/json').send(answer),
  );
  const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
  const many = (url: string) =>
    rate(size, () => inParallel(connections, size, async () => void (await seize(url))));
  return {
    ceiling: () => many(bareUrl),
    async end() {
      agent.destroy();
      await bare.close();
      await ledger.close();
      await rm(dataDir, { force: true, recursive: true });
    },
    name: `http-acts-${connections}`,
    ours: () => many(ledger.url),
    settings: { acts: size, connections },
    unit: 'acts/s',
  };
}

function poster(agent: Agent, token: string) {
  return (url: string, key: string, body: object): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      };
      const sent = request(url, { agent, headers, method: 'POST' }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if (response.statusCode === 201) resolve(text);
          else reject(new Error(`the bench’s act was answered ${response.statusCode}: ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
}

async function inParallel(workers: number, count: number, work: () => Promise<void>): Promise<void> {
  let begun = 0;
  const worker = async () => {
    while ((begun += 1) <= count) await work();
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
