import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectionNames, type ReadModel } from '@seizure-ledger/read-model';
import { dropMongoReadModel, openMongoReadModel } from '@seizure-ledger/read-model/mongodb';
import { Paper } from '@seizure-ledger/paper';
import { AuditModule, auditRoutes } from '@seizure-ledger/service-audit';
import { CourtModule, courtRoutes } from '@seizure-ledger/service-court';
import { createHttpApp, type Ground, KitModule, mintToken } from '@seizure-ledger/service-kit';
import { PartitionProjection } from '@seizure-ledger/service-projection';
import { openEmbeddedGround, type OpenGround } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import * as people from '../../packages/domain/src/scenario-people.fixture.ts';
import { describeWhere } from '../required-suite.ts';
import { randomPartition, toldPartition } from './made-up-ledgers.ts';

const server = inject('mongoDb');
const { partitions, seed } = withOrders(Number(process.env['SEIZURE_SEED'] ?? Date.now() % 1e9));
const cases = partitions.flatMap(({ caseIds }) => caseIds);
/** Orders that some case has registered, and one that none has. */
const orderIds = [
  ...new Set(
    partitions
      .flatMap(({ facts }) => facts.map(({ fact }) => fact))
      .filter(({ status, type }) => status === 'posted' && type === 'order.registered.v1')
      .map(({ body }) => String(body?.['orderId'])),
  ),
  'never-registered',
];
const readers = [people.auditor, people.prosecutor, people.treasury, people.stranger];

/** The first ledger from this seed on in which some case has registered an order: chance alone may leave that out. */
function withOrders(from: number) {
  for (let seed = from; ; seed += 1) {
    const partitions = [toldPartition(seed), randomPartition(seed, 1, 100), randomPartition(seed, 2, 100)];
    const facts = partitions.flatMap((partition) => partition.facts.map(({ fact }) => fact));
    if (facts.some(({ status, type }) => status === 'posted' && type === 'order.registered.v1'))
      return { partitions, seed };
  }
}

/** Nothing of it is read where nothing was projected before. */
const newLog = { identity: 'log', read: async function* () {} };

describeWhere({
  kind: 'integration',
  available: 'uri' in server,
  reason: 'reason' in server ? server.reason : '',
})(`the read models on node:sqlite and on MongoDB, of one random ledger (SEIZURE_SEED=${seed})`, () => {
  const address = { uri: 'uri' in server ? server.uri : '', database: `test-${randomUUID()}` };
  let dataDir: string;
  let ground: OpenGround;
  let mongo: ReadModel;
  let apps: readonly [NestFastifyApplication, NestFastifyApplication];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'agree-'));
    ground = await openEmbeddedGround(dataDir, pino({ level: 'silent' }));
    mongo = await openMongoReadModel({ ...address, whenNotMigrated: 'migrate' });
    for (const { batches, partition } of partitions) {
      const projections = [
        await PartitionProjection.from(ground.readModel, partition, newLog),
        await PartitionProjection.from(mongo, partition, newLog),
      ];
      for (const batch of batches) for (const projection of projections) await projection.take(batch);
    }
    apps = [await readsOn(ground), await readsOn({ ...ground, readModel: mongo })];
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await mongo.close();
    await dropMongoReadModel(address);
    await ground.close();
    await rm(dataDir, { recursive: true });
  });

  it('stand at the same position with the same documents in every collection', async () => {
    expect(await mongo.checkpoints()).toEqual(await ground.readModel.checkpoints());
    for (const name of collectionNames)
      expect(await mongo.digest(name), name).toEqual(await ground.readModel.digest(name));
    for (const name of collectionNames) {
      const [own, other] = await Promise.all(
        [ground.readModel, mongo].map((one) => one.find(name, { limit: 1_000 })),
      );
      expect(JSON.stringify(other), name).toBe(JSON.stringify(own));
      expect(own, name).not.toEqual([]);
    }
    expect((await mongo.digest('entries')).documents).toBeGreaterThan(100);
  });

  // a verification is of a log; what is printed is made of what the others answer
  const read = [...auditRoutes, ...courtRoutes]
    .filter(({ method }) => method !== 'post')
    .map(({ path }) => path)
    .filter((path) => !/verifications|record\.pdf$/.test(path));
  it.each(read)('answer GET %s with the same bytes, whoever asks', async (path) => {
    let good = 0;
    for (const reader of readers) {
      const authorization = `Bearer ${await mintToken(dataDir, reader)}`;
      for (const url of addressesOf(path)) good += await askBoth(url, { authorization });
      if (path.endsWith('summary'))
        for (const url of addressesOf(path))
          good += await askBoth(url, { accept: 'text/csv', authorization });
    }
    // an answer that nobody gets would compare nothing
    expect(good).toBeGreaterThan(0);
  });

  /** Asks both, page by page. @returns how many answers were good ones. */
  async function askBoth(url: string, headers: Record<string, string>): Promise<number> {
    const [own, other] = await Promise.all(
      apps.map(async (app) => {
        const { body, headers: answered, statusCode } = await app.inject({ headers, url: `/api/v1${url}` });
        return { body, etag: answered.etag, statusCode, type: answered['content-type'] };
      }),
    );
    expect(other, url).toEqual(own);
    if (own?.statusCode !== 200) return 0;
    const next = own.type?.toString().includes('json') && /"next":"([^"]*)"/.exec(own.body)?.[1];
    if (!next) return 1;
    const [path = ''] = url.split('&cursor=');
    return 1 + (await askBoth(`${path}&cursor=${next}`, headers));
  }
});

@Module({})
class Reads {}

async function readsOn(ground: Ground): Promise<NestFastifyApplication> {
  const court = CourtModule.with({ paper: await Paper.signedWith(undefined), publicUrl: '' });
  const imports = [KitModule.on(ground), AuditModule.with(undefined), court];
  const app = await createHttpApp({ imports, module: Reads }, ground.logger);
  await app.init();
  return app;
}

/** The route for every case, instruction, filter and page size that could make a difference. */
function addressesOf(path: string): readonly string[] {
  return cases
    .flatMap((caseId) => [path.replace('{caseId}', caseId)])
    .filter((url, at) => url !== path || at === 0)
    .flatMap((url) =>
      url.includes('{orderId}') ? orderIds.map((id) => url.replace('{orderId}', id)) : [url],
    )
    .flatMap((url) => (url.includes('{id}') ? idsAsked(url) : [url]))
    .flatMap((url) => queriesOf(path).map((query) => `${url}?${query}`));
}

function idsAsked(url: string): readonly string[] {
  const facts = partitions.flatMap((partition) => partition.facts.map(({ fact }) => fact));
  const ids = facts
    .filter(({ caseId }) => url.includes(`/${caseId}/`))
    .map(({ instructionId }) => instructionId);
  const some = [...new Set(ids)].filter((_, at) => at % 5 === 0);
  return [...some, 'never-asked'].map((id) => url.replace('{id}', String(id)));
}

const overCases: Readonly<Record<string, readonly string[]>> = {
  '/audit/entries': [
    '',
    'actor=p-1&from=2026-01-01T00:00:00Z',
    'act=freezes&minAmount=10&unit=THB',
    'code=SAME_PERSON',
    'late=true&status=posted',
    'approver=p-2&to=2099-01-01T00:00:00Z',
  ],
  '/hand-overs': ['', 'state=in-transit', 'to=Treasury', 'from=AMLO&state=confirmed'],
  '/lots': ['', 'custodian=Treasury', 'status=held:seized', 'expiresBefore=2099-01-01T00:00:00Z'],
  '/orders': ['', 'kind=value', 'kind=freeze'],
};

const yearsOf = (path: string, year: string): readonly string[] =>
  path.endsWith('csv') ? [`year=${year}`] : [`year=${year}&limit=1`, `year=${year}&limit=1000`];

function queriesOf(path: string): readonly string[] {
  if (path === '/cases') {
    const filters = [
      '',
      'status=open',
      'status=closed',
      'agency=TH-CCIB',
      'agency=KH-FIU',
      'unit=THB',
      'unit=JPY',
    ];
    const words = ['q=case', 'q=c-1', 'q=c%20cas', 'q=%F4%8F%BF%BF', 'jurisdiction=TH&q=c', 'network=N-1'];
    const orders = ['title', 'openedAt', 'recordedAt'].flatMap((sort) => [
      `sort=${sort}`,
      `sort=-${sort}&status=open`,
    ]);
    return [...filters, ...words, ...orders].flatMap((filter) => [
      `${filter}&limit=1`,
      `${filter}&limit=1000`,
    ]);
  }
  if (path.startsWith('/audit/statistics')) return ['2025', '2026'].flatMap((year) => yearsOf(path, year));
  if (path === '/policies') return [''];
  if (path in overCases)
    return (overCases[path] ?? []).flatMap((filter) => [`${filter}&limit=3`, `${filter}&limit=1000`]);
  if (path === '/proposals')
    return [
      '',
      'mine=true',
      'state=approved',
      'state=lapsed',
      'state=withdrawn',
      'mine=true&state=rejected',
    ].flatMap((filter) => [`${filter}&limit=1`, `${filter}&limit=1000`]);
  if (path.endsWith('summary')) {
    const places = partitions.flatMap(({ facts, partition }) =>
      facts.filter((_, at) => at % 30 === 29).map(({ fact }) => `at=${partition}:${fact.index}`),
    );
    return ['', ...places];
  }
  if (path.endsWith('/balances')) {
    const hours = [1, 20, 45].map((n) => new Date(Date.UTC(2026, 10, 24, n)).toISOString());
    return ['', 'atLeast=0:0,1:90', ...hours.flatMap((time) => [`asOf=${time}`, `effectiveAt=${time}`])];
  }
  const paged = !/\{id\}|balance|positions|export|\{caseId\}$/.test(path);
  return paged ? ['limit=7', 'limit=50'] : ['', 'atLeast=0:0,1:90,2:99'];
}
