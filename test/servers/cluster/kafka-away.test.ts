import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type KafkaServers, startKafka } from '../../../infra/native/kafka.ts';
import { freeze, opening } from '../../bodies.ts';
import { describeWhere } from '../../required-suite.ts';
import { nativeKafka } from '../native-kafka.ts';
import { type RunningCluster, runCluster } from './running-cluster.ts';
import { servers } from './servers.ts';
import { takenFacts } from './taken-facts.ts';

const mongoDb = inject('mongoDb');
const kafkaHere = await nativeKafka();
const needs = 'reason' in mongoDb ? { ...kafkaHere, available: false, reason: mongoDb.reason } : kafkaHere;
const patience = { interval: 500, timeout: 90_000 };
const caseId = 'K-1';
const asked = ['audit', 'case', 'freeze', 'ledger', 'projection'];
const instancesOf = (service: string) => (asked.includes(service) ? 1 : 0);

describeWhere(needs)('while Kafka is away', () => {
  let folder: string;
  let kafka: KafkaServers;
  let running: RunningCluster;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kafka-away-'));
    kafka = await startKafka({ folder, nodes: 1 });
    running = await runCluster({ ...servers, brokers: kafka.brokers, instancesOf });
  }, 600_000);
  afterAll(async () => {
    await running.remove();
    await kafka.kill();
    await rm(folder, { force: true, recursive: true });
  });

  it('acts are not recorded and say so, reads go on and tell their age; back, all goes on by itself', async () => {
    const { auditor, inv } = running.people;
    const opened = await inv.post('/cases', 'open', { ...opening, caseId });
    expect(opened.status).toBe(201);
    const atLeast = opened.body['position'];
    const before = await auditor.get(`/cases/${caseId}?atLeast=${atLeast}`);
    expect(before.status).toBe(200);

    await kafka.kill();
    const frozen = () => inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    const statuses = [(await frozen()).status];
    await expect
      .poll(async () => statuses.push((await frozen()).status) && statuses.at(-1), patience)
      .toBe(503);
    expect(new Set([...statuses, 202])).toEqual(new Set([202, 503]));
    expect((await auditor.get(`/cases/${caseId}`)).text).toBe(before.text);
    const { body: positions } = await auditor.get('/audit/positions');
    expect(positions['partitions']).toMatchObject([{ recordedAt: opened.body['facts'][0].recordedAt }]);
    const ready = await fetch(`${running.cluster.url}/health/ready`);
    const { unreachable }: { readonly unreachable: readonly string[] } = JSON.parse(await ready.text());
    expect(unreachable).toContain('freeze');
    expect(unreachable).not.toContain('audit');

    await kafka.nodes[0]?.start();
    await expect.poll(async () => (await frozen()).status, patience).toBe(201);
    const { body: again } = await frozen();
    await expect
      .poll(
        async () => (await auditor.get(`/cases/${caseId}?atLeast=${again['position']}`)).body['entries'],
        patience,
      )
      .toBe(2);
    const log = await running.openLog();
    const freezes = (await takenFacts(log)).filter(
      ({ act, status }) => act === 'freezes' && status === 'posted',
    );
    expect(freezes).toHaveLength(1);
    await log.close();
  }, 300_000);
});
