import { ConfigError, readConfig, type Serving } from '@seizure-ledger/service-kit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway } from './gateway.ts';
import { servedRoutes } from './services.ts';

const logger = pino({ level: 'silent' });
const patience = { timeout: 20_000 };

describe('a gateway', () => {
  /** Who was asked what. */
  let asked: {
    readonly headers: FastifyRequest['headers'];
    readonly service: string;
    readonly what: string;
  }[];
  let services: Map<string, FastifyInstance>;
  let gateway: Serving;

  beforeEach(async () => {
    asked = [];
    services = new Map();
    for (const service of servedRoutes.keys()) services.set(service, await fake(service, 0));
    gateway = await startGateway(configFor(urlsOf(services)), logger);
  });
  afterEach(async () => {
    await gateway.close();
    for (const service of services.values()) await service.close();
  });

  it('passes each declared route on to the service that declares it, as it was asked', async () => {
    const routes = [...servedRoutes].flatMap(([service, its]) => its.map((route) => ({ ...route, service })));
    for (const { method, service, url } of routes) {
      const path = `${url.replaceAll(/:\w+/g, 'C%20%C3%A9').replace('*', 'console.css')}?at=0:1,2:3&q=%26`;
      const body = method !== 'GET' ? { body: `{"of": "${url}"}` } : {};
      const answer = await fetch(gateway.url + path, {
        headers: { 'content-type': 'application/json' },
        method,
        ...body,
      });
      expect([answer.status, await answer.text()]).toEqual([200, method !== 'GET' ? body.body : 'read']);
      expect(asked.at(-1)).toMatchObject({ service, what: `${method} ${path}` });
    }
    expect(routes.length).toBeGreaterThan(30);
  });

  it('lets a service see the name that was asked for, and that somebody asks from elsewhere', async () => {
    await fetch(`${gateway.url}/`);
    expect(asked.at(-1)?.headers).toMatchObject({ host: new URL(gateway.url).host });
    expect(asked.at(-1)?.headers).not.toHaveProperty('x-forwarded-for');
    await fetch(`${gateway.url}/`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(asked.at(-1)?.headers).toMatchObject({ 'x-forwarded-for': '192.0.2.7, 127.0.0.1' });
  });

  it('asks once, and passes on what the service answers, also when it can’t help', async () => {
    const answer = await fetch(`${gateway.url}/api/v1/cases/unavailable/lots`);
    expect(answer.status).toBe(503);
    expect(asked).toHaveLength(1);
  });

  it('says that nothing was sent where a service is away, and finds it again when it is back', async () => {
    const { port } = new URL(urlsOf(services).get('freeze') ?? '');
    await services.get('freeze')?.close();
    const freeze = () => fetch(`${gateway.url}/api/v1/cases/C-1/freezes`, { body: '{}', method: 'POST' });
    expect(await (await freeze()).json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 });
    expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toMatchObject({
      unreachable: ['freeze'],
    });
    services.set('freeze', await fake('freeze', Number(port)));
    await expect.poll(async () => (await freeze()).status, patience).toBe(200);
  });

  it('asks another instance while one is away', async () => {
    await gateway.close();
    const [second, third] = [await fake('audit', 0), await fake('audit', 0)];
    const urls = [...urlsOf(services), ['audit', addressOf(second)], ['audit', addressOf(third)]] as const;
    gateway = await startGateway(configFor(urls), logger);
    await services.get('audit')?.close();
    const answers = [];
    for (let n = 0; n < 9; n += 1) answers.push((await fetch(`${gateway.url}/api/v1/cases`)).status);
    expect(answers.filter((status) => status === 503).length).toBeLessThanOrEqual(1);
    await third.close();
    await second.close();
  });

  it('asks for imports where they are kept, however many instances there are', async () => {
    await gateway.close();
    const second = await fake('another case', 0);
    const urls = [...urlsOf(services), ['case', addressOf(second)]] as const;
    gateway = await startGateway(configFor(urls), logger);
    for (const path of ['imports', 'imports/I-1', 'imports', 'imports/I-1/refused'])
      await fetch(`${gateway.url}/api/v1/${path}`);
    expect(asked.map(({ service }) => service)).toEqual(['case', 'case', 'case', 'case']);
    await second.close();
  });

  it('does not say that nothing was recorded when a service ended before it answered', async () => {
    const key = { 'idempotency-key': 'k 1' };
    const lost = (path: string, headers = {}) =>
      fetch(`${gateway.url}/api/v1/cases/ends/${path}`, { body: '{}', headers, method: 'POST' });
    const act = await lost('seizures', key);
    expect(act.status).toBe(202);
    expect(act.headers.get('location')).toBe('/api/v1/cases/ends/instructions/k%201');
    expect(await act.json()).toMatchObject({ instructionId: 'k 1', status: 'sent' });
    // none of these can be asked for at an address that is known here
    for (const answer of [
      await lost('seizures'),
      await lost('approvals', key),
      await lost('restitutions?preview=true', key),
      await fetch(`${gateway.url}/api/v1/cases/ends/balances`),
    ])
      expect(await answer.json()).toMatchObject({ code: 'ANSWER_LOST', status: 502 });
  });

  it('does not start without an instance of every service', async () => {
    const some = [...urlsOf(services)].filter(([service]) => service !== 'court');
    await expect(startGateway(configFor(some), logger)).rejects.toThrow(ConfigError);
  });

  /** A service that answers what it was sent. */
  async function fake(service: string, port: number): Promise<FastifyInstance> {
    const fastify = Fastify({ forceCloseConnections: true });
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
    fastify.get('/health/*', async () => ({ status: 'ready' }));
    fastify.all('*', async (request, reply) => {
      asked.push({ headers: request.headers, service, what: `${request.method} ${request.url}` });
      if (request.url.includes('/ends/')) return request.raw.socket.destroy();
      if (request.url.includes('/unavailable/')) reply.code(503);
      return request.body ?? 'read';
    });
    await fastify.listen({ host: '127.0.0.1', port });
    return fastify;
  }
});

function urlsOf(services: ReadonlyMap<string, FastifyInstance>): ReadonlyMap<string, string> {
  return new Map([...services].map(([service, fastify]) => [service, addressOf(fastify)]));
}

function addressOf({ server }: FastifyInstance): string {
  // an HTTP server that listens on a port has an address of this form
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function configFor(urls: Iterable<readonly [string, string]>) {
  const upstreams = [...urls].map(([service, url]) => `${service}=${url}`);
  return { ...readConfig({ UPSTREAMS: upstreams.join(',') }), PORT: 0 };
}
