import { Paper } from '@seizure-ledger/paper';
import { createHttpApp, KitModule, OperatingModule } from '@seizure-ledger/service-kit';
import { Issuer, UserBook } from '@seizure-ledger/service-issuer';
import { operations } from '@seizure-ledger/service-gateway';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedGround, type OpenGround } from './ground.ts';
import { StandaloneModule } from './standalone.module.ts';

describe('the routes that are served', () => {
  let dataDir: string;
  let ground: OpenGround;
  const served: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'operations-'));
    const logger = pino({ level: 'silent' });
    ground = await openEmbeddedGround(dataDir, logger);
    const publicUrl = () => 'http://127.0.0.1';
    const server = async () => ({ issuer: '' });
    const console = {
      api: { isSetUp: async () => true, url: publicUrl },
      cookieKey: new Uint8Array(32),
      signIn: { clientId: '', publicUrl, secret: '', server },
    };
    const users = new UserBook(join(dataDir, 'users'));
    const issuer = new Issuer({
      disabledUsers: join(dataDir, 'disabled-users'),
      keysDir: join(dataDir, 'keys'),
      onError: (error) => expect.unreachable(String(error)),
      publicUrl,
      users,
    });
    const operating = OperatingModule.of({ alarms: ground.alarms, checks: [], readers: [] });
    const standalone = StandaloneModule.with({
      console,
      court: { paper: await Paper.signedWith(undefined), publicUrl: '' },
      evidenceFolder: join(dataDir, 'evidence'),
      issuer,
      importsFolder: join(dataDir, 'imports'),
      verifier: undefined,
    });
    const imports = [KitModule.on(ground), operating, ...(standalone.imports ?? [])];
    const app = await createHttpApp({ ...standalone, imports }, logger);
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url }) => void served.push(`${String(method).toLowerCase()} ${url}`));
    await app.init();
    await app.close();
  });
  afterAll(async () => {
    await ground.close();
    await rm(dataDir, { force: true, recursive: true });
  });

  it('under /api/v1 are those that the document describes, no more and no less', () => {
    const described = operations.map(
      ({ method, path }) => `${method} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    const ours = served.filter((route) => route.includes('/api/v1') && !route.startsWith('head '));
    expect(ours.toSorted()).toEqual(described.toSorted());
  });

  it('elsewhere are the documents, health, metrics, what the notary publishes, and the console’s pages', () => {
    const others = served.filter((route) => !route.includes('/api/v1') && route.startsWith('get '));
    const places = new Set(others.map((route) => route.split('/')[1] ?? ''));
    const published = ['api', 'evidence', 'health', 'metrics'];
    const pages = [
      '',
      'acts',
      'approvals',
      'assets',
      'audit',
      'cases',
      'imports',
      'language',
      'orders',
      'policies',
      'statistics',
      'users',
    ];
    expect([...places].toSorted()).toEqual([...published, ...pages, 'issuer', 'session'].toSorted());
  });
});
