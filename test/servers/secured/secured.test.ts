import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGround, prepareGround, readConfig, type Resource } from '@seizure-ledger/service-kit';
import { serveOn } from '@seizure-ledger/service-standalone';
import { mongo } from 'mongoose';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freePorts } from '../../../infra/native/free-ports.ts';
import { type KafkaServers, startKafka } from '../../../infra/native/kafka.ts';
import { type MongoDb, startMongoDb } from '../../../infra/native/mongodb.ts';
import { plainMongoDb } from '../../../infra/native/mongodb-programs.ts';
import { opening } from '../../bodies.ts';
import { peopleOf } from '../../people.ts';
import { describeWhere } from '../../required-suite.ts';
import { nativeKafka } from '../native-kafka.ts';
import { type Certificates, makeCertificates } from './certificates.ts';

const logger = pino({ level: 'silent' });
const user = { password: 'a password of the ledger', username: 'ledger' };
const kafkaNeeds = await nativeKafka();

describeWhere(
  kafkaNeeds.available && !plainMongoDb.isHere()
    ? { available: false, kind: 'integration', reason: 'no native MongoDB-protocol server is here' }
    : kafkaNeeds,
)('a ledger on a Kafka and a MongoDB that ask for TLS and SCRAM', () => {
  let folder: string;
  let ours: Certificates;
  let others: Certificates;
  let kafka: KafkaServers | undefined;
  let mongoDb: MongoDb | undefined;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secured-'));
    [ours, others] = [await authorityIn('ours'), await authorityIn('others')];
    const [port = 0] = await freePorts(1);
    const secure = { ...user, keyAndCertificates: ours.keyAndCertificate, port };
    const starting = startKafka({ folder: join(folder, 'kafka'), nodes: 1, secure });
    [kafka, mongoDb] = await Promise.all([starting, startSecuredMongoDb()]);
    environment = {
      DATA_DIR: join(folder, 'ledger'),
      EVENT_LOG: 'kafka',
      KAFKA_BROKERS: `127.0.0.1:${port}`,
      KAFKA_PARTITIONS: '2',
      KAFKA_REPLICATION: '1',
      KAFKA_SASL_PASSWORD: user.password,
      KAFKA_SASL_USERNAME: user.username,
      KAFKA_TLS: 'true',
      KAFKA_TLS_CA: ours.authority,
      MONGODB_URI: mongoUri(user.password, ours.authority),
      READ_MODEL: 'mongodb',
    };
    // a broker's first handshake may take longer than its clients wait; services try again, too
    await vi.waitFor(() => prepareGround(readConfig(environment), logger), {
      interval: 500,
      timeout: 120_000,
    });
  }, 300_000);
  afterAll(async () => {
    await kafka?.kill();
    await mongoDb?.stop();
    await rm(folder, { force: true, recursive: true });
  });

  async function authorityIn(name: string): Promise<Certificates> {
    await mkdir(join(folder, name));
    return makeCertificates(join(folder, name));
  }

  /** The user is made while it is open to all; then it is started again and is not. */
  async function startSecuredMongoDb(): Promise<MongoDb> {
    const place = join(folder, 'mongodb');
    const open = await startMongoDb({ folder: place });
    const client = await mongo.MongoClient.connect(open.uri);
    const { password: pwd, username } = user;
    await client.db('admin').command({ createUser: username, pwd, roles: ['root'] });
    await client.close();
    await open.stop();
    const tls = ['--tls-cert-file', ours.certificate, '--tls-key-file', ours.key];
    return startMongoDb({ folder: place, more: ['--auth', ...tls] });
  }

  function mongoUri(password: string, authority: string): string {
    const who = `${user.username}:${encodeURIComponent(password)}`;
    const how = `authSource=admin&replicaSet=secantus&tls=true&tlsCAFile=${encodeURIComponent(authority)}`;
    return `mongodb://${who}@127.0.0.1:${mongoDb?.port}/?${how}`;
  }

  const open = (more: Readonly<Record<string, string>>, needed: readonly Resource[]) =>
    openGround(readConfig({ ...environment, ...more }), logger, needed);

  it('takes an act and shows it', async () => {
    const config = readConfig(environment);
    const ground = await openGround(config, logger, ['log', 'outcomes', 'readModel', 'vault']);
    const dataDir = config.DATA_DIR;
    const ledger = await serveOn(ground, { dataDir, host: '127.0.0.1', port: 0 });
    try {
      const { auditor, inv } = await peopleOf(dataDir, ledger.url);
      const opened = await inv.post('/cases', 'open', { ...opening, caseId: 'TH-1', note: 'On a tip' });
      expect([opened.status, opened.text]).toEqual([201, expect.anything()]);
      const seen = await auditor.get(`/cases/TH-1/entries?atLeast=${opened.body['position']}`);
      expect(seen.body['entries']).toMatchObject([{ plain: { '/note': 'On a tip' } }]);
    } finally {
      await ledger.close();
    }
  });

  it.each([
    [
      'Kafka whose certificate leads elsewhere',
      'log',
      /certificate/,
      () => ({ KAFKA_TLS_CA: others.authority }),
    ],
    [
      'Kafka that does not know the password',
      'log',
      /SASL SCRAM SHA512 authentication failed/,
      () => ({ KAFKA_SASL_PASSWORD: 'wrong' }),
    ],
    [
      'MongoDB whose certificate leads elsewhere',
      'readModel',
      /certificate/,
      () => ({ MONGODB_URI: mongoUri(user.password, others.authority) }),
    ],
    [
      'MongoDB that does not know the password',
      'readModel',
      /auth/i,
      () => ({ MONGODB_URI: mongoUri('wrong', ours.authority) }),
    ],
    [
      'vault whose certificate leads elsewhere',
      'vault',
      /certificate/,
      () => ({ VAULT_MONGODB_URI: mongoUri(user.password, others.authority) }),
    ],
  ] as const)('is not opened on a %s, and says so', async (_, resource, why, more) => {
    await expect(open(more(), [resource])).rejects.toThrow(why);
  });

  it('is not opened on certificates that are not there, and says which', async () => {
    const why = /KAFKA_TLS_CA: .*nowhere\.pem/;
    await expect(open({ KAFKA_TLS_CA: join(folder, 'nowhere.pem') }, ['log'])).rejects.toThrow(why);
  });
});
