import { createHistogram } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { mintToken } from '@seizure-ledger/service-kit';
import autocannon from 'autocannon';
import { clusterLedger, embeddedLedger, type LedgerToMeasure } from '../processes/ledger-to-measure.ts';
import { startServer } from '../processes/start.ts';
import type { Measure, Row } from '../row.ts';
import { actor, opening, seizureOfCash } from '../sample.ts';

const bareServer = fileURLToPath(new URL('../processes/bare-server.ts', import.meta.url));

/** POST a seizure and wait until its fact is durable; against a bare Fastify route that answers the same bytes. */
export async function httpActsRow(connections: number, size?: number): Promise<Row> {
  const name = `http-acts-${connections}`;
  return actsOverHttp({ cases: 100, connections, ledger: await embeddedLedger(), name, size });
}

/** The same on Kafka and MongoDB, every service a process of its own, through the gateway. */
export async function httpActsOnKafkaRow(connections: number, size?: number): Promise<Row | undefined> {
  const name = `http-acts-kafka-${connections}`;
  const ledger = await clusterLedger(name);
  return ledger && actsOverHttp({ cases: 100, connections, ledger, name, size });
}

/** All seizures in one case. */
export async function hotCaseRow(connections: number, size?: number): Promise<Row> {
  const name = `http-hot-case-${connections}`;
  return actsOverHttp({ cases: 1, connections, ledger: await embeddedLedger(), name, size });
}

async function actsOverHttp({
  cases,
  connections,
  ledger,
  name,
  size: acts = connections === 1 ? 1_000 : 6_000,
}: {
  readonly cases: number;
  readonly connections: number;
  readonly ledger: LedgerToMeasure;
  readonly name: string;
  readonly size: number | undefined;
}): Promise<Row> {
  const authorization = `Bearer ${await mintToken(ledger.dataDir, { ...actor, role: 'investigator' })}`;
  const headers = { authorization, 'content-type': 'application/json' };
  for (let n = 0; n < cases; n += 1)
    await post(`${ledger.url}/api/v1/cases`, `open-${n}`, { ...opening, caseId: `B-${n}` });
  const answer = await post(`${ledger.url}/api/v1/cases/B-0/seizures`, 'first', seizureOfCash('first'));
  const bare = await startServer(bareServer, [answer]);
  let made = 0;

  async function post(url: string, key: string, body: object): Promise<string> {
    const response = await fetch(url, {
      body: JSON.stringify(body),
      headers: { ...headers, 'idempotency-key': key },
      method: 'POST',
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`the bench’s act was answered ${response.status}: ${text}`);
    return text;
  }

  async function seizures(url: string): Promise<Measure> {
    const latency = createHistogram();
    let last_ms = 0;
    const first_ms = performance.now();
    const result = await autocannon({
      amount: acts,
      connections,
      requests: [
        {
          onResponse(_status, _body, context) {
            last_ms = performance.now();
            latency.record(since(context));
          },
          setupRequest(request, context) {
            made += 1;
            Object.assign(context, { started_ns: process.hrtime.bigint() });
            return {
              ...request,
              body: JSON.stringify(seizureOfCash(`A-${made}`)),
              headers: { ...headers, 'idempotency-key': `k-${made}` },
              method: 'POST',
              path: `/api/v1/cases/B-${made % cases}/seizures`,
            };
          },
        },
      ],
      url,
    });
    if (result['2xx'] < acts) throw new Error(`${acts - result['2xx']} of the bench’s acts were not posted`);
    const percentile_ms = (percent: number) => latency.percentile(percent) / 1e6;
    return {
      p50_ms: percentile_ms(50),
      p95_ms: percentile_ms(95),
      p99_ms: percentile_ms(99),
      // the client itself ends at a full second
      perSecond: (acts * 1_000) / (last_ms - first_ms),
    };
  }

  return {
    ceiling: () => seizures(bare.url),
    async end() {
      await bare.stop();
      await ledger.end();
    },
    name,
    ours: () => seizures(ledger.url),
    settings: { acts, cases, connections },
    unit: 'acts/s',
  };
}

/** Nanoseconds since the request was made; a client's context holds one request at a time. */
function since(context: object): bigint {
  const started_ns = 'started_ns' in context ? context.started_ns : undefined;
  if (typeof started_ns !== 'bigint') throw new Error('an answer came to no request');
  const passed_ns = process.hrtime.bigint() - started_ns;
  return passed_ns > 0n ? passed_ns : 1n;
}
