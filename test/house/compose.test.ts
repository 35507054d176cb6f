import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { configNames, readConfig } from '@seizure-ledger/service-kit';
import { Upstreams } from '@seizure-ledger/service-gateway';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { clusterServices } from '../../infra/cluster/services.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'infra/compose.yaml'), 'utf8');

const service = z.object({
  cap_drop: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ disable: z.boolean().optional(), test: z.array(z.string()).optional() }),
  image: z.string(),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().optional(),
  user: z.string().optional(),
  volumes: z.array(z.string()).default([]),
});
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(text, { merge: true }));

const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'seizure-ledger');
const serving = ours.filter(([name]) => name !== 'prepare');

/** What no engine is needed for: whether it would be started is another question. */
describe('the compose file', () => {
  it('has every service that is a process, and so has a cluster without Docker', () => {
    const programs = globSync('services/*/src/main.ts', { cwd: root }).map((file) =>
      basename(dirname(dirname(file))),
    );
    expect(serving.map(([name]) => name).toSorted()).toEqual(programs.toSorted());
    expect([...clusterServices.map(({ name }) => name), 'gateway'].toSorted()).toEqual(programs.toSorted());
  });

  it.each(ours)('starts %s by a program that is there', (_, { command = [] }) => {
    const [, program = ''] = command;
    expect(existsSync(join(root, program.replace('/dist/main.js', '/src/main.ts')))).toBe(true);
  });

  it.each(ours)(
    'gives %s an environment that it takes, with no variable that nobody reads',
    (_, { environment }) => {
      expect(Object.keys(environment).filter((name) => !configNames.includes(name))).toEqual([]);
      expect(readConfig(environment)).toMatchObject({
        EVENT_LOG: 'kafka',
        KAFKA_REPLICATION: 3,
        READ_MODEL: 'mongodb',
      });
    },
  );

  it('tells the gateway an instance of every service that answers, under the name that the file has for it', () => {
    const { UPSTREAMS = [] } = readConfig(compose.services['gateway']?.environment ?? {});
    expect(() => new Upstreams(UPSTREAMS)).not.toThrow();
    expect(UPSTREAMS.map(({ service: name }) => `http://${name}:8080`)).toEqual(
      UPSTREAMS.map(({ url }) => url),
    );
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(UPSTREAMS.map(({ service: name }) => name)),
    );
  });

  it.each(serving)(
    'runs %s as nobody of power, on a file system that it can’t write, and asks whether it is ready',
    (_, found) => {
      expect(found).toMatchObject({ cap_drop: ['ALL'], read_only: true, user: 'node' });
      expect(found.volumes).toContain('keys:/keys:ro');
      expect(found.healthcheck.test?.join(' ')).toContain('/health/ready');
      expect(found.depends_on).toEqual({ prepare: { condition: 'service_completed_successfully' } });
    },
  );

  it('gives what is kept to one service each, and the list of disabled users to the issuer alone to write', () => {
    const writable = serving.flatMap(([name, { volumes }]) =>
      volumes.filter((one) => one.includes(':') && !one.endsWith(':ro')).map((volume) => [name, volume]),
    );
    expect(writable).toEqual([
      ['case', 'imports:/data'],
      ['notary', 'notary:/data'],
      ['issuer', 'disabled:/disabled'],
      ['issuer', 'users:/data'],
    ]);
    for (const [name, { environment, volumes }] of serving) {
      expect(environment['DISABLED_USERS']).toBe('/disabled/users');
      if (name !== 'issuer') expect(volumes).toContain('disabled:/disabled:ro');
    }
  });

  it('keeps each record on three brokers, of which two must have it, and lets none lose it', () => {
    const brokers = Object.entries(compose.services).filter(([name]) => name.startsWith('kafka-'));
    expect(brokers).toHaveLength(3);
    for (const [name, { environment, volumes }] of brokers) {
      expect(environment).toMatchObject({
        KAFKA_MIN_INSYNC_REPLICAS: '2',
        KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: 'false',
      });
      expect(environment['KAFKA_ADVERTISED_LISTENERS']).toContain(`${name}:9092`);
      expect(volumes).toEqual([`${name}:/var/lib/kafka/data`]);
    }
    expect(new Set(brokers.map(([, { environment }]) => environment['KAFKA_NODE_ID'])).size).toBe(3);
  });

  it('has volumes for what it mounts, publishes to this machine only, and holds no secret', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.filter((one) => one.includes(':')),
    );
    expect(new Set(mounted.map((one) => one.split(':')[0]))).toEqual(new Set(Object.keys(compose.volumes)));
    for (const { ports } of Object.values(compose.services))
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(text).not.toMatch(/password|secret:|token|:\/\/[^\s/]+:[^\s/]+@/i);
  });
});

it('the image is built in one stage and runs from another, as nobody of power', () => {
  const lines = readFileSync(join(root, 'infra/Dockerfile'), 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('FROM '))).toHaveLength(2);
  expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
});
