import { expect, it, onTestFinished, vi } from 'vitest';
import { newCluster } from './cluster.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { KafkaProxy } from './kafka-proxy.fixture.ts';
import { Sockets } from './sockets.ts';

describeOnKafka('kafkajs, mended', () => {
  it('sets no timer for requests that are answered, and none in the past', async () => {
    const cluster = await connected(optionsOf().brokers);
    const broker = await cluster.findControllerBroker();
    const warned = vi.fn<() => void>();
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const timers = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => timers.mockRestore());
    for (let n = 0; n < 20; n += 1) await broker.metadata([]);
    expect(timers).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });

  it('opens one connection for requests that come at once', async () => {
    const opened = vi.spyOn(Sockets.prototype, 'open');
    onTestFinished(() => opened.mockRestore());
    const cluster = await connected(optionsOf().brokers);
    const broker = await cluster.findControllerBroker();
    const before = opened.mock.calls.length;
    const nothing = { maxWaitTime: 0, topics: [] };
    await Promise.all(Array.from({ length: 5 }, () => broker.fetch(nothing)));
    expect(opened.mock.calls.length - before).toBe(1);
  });

  it('understands a broker that it reaches again after an answer that broke off half-way', async () => {
    const proxy = await KafkaProxy.before(optionsOf().brokers[0] ?? '');
    const cluster = await connected([proxy.address]);
    const [nodeId = 0] = cluster.getNodeIds();
    const ask = async () => (await cluster.findBroker({ nodeId: String(nodeId) })).metadata([]);
    proxy.next('metadata', 'halved');
    await expect(ask()).rejects.toThrow();
    expect((await ask()).brokers).not.toEqual([]);
  });
});

async function connected(brokers: readonly string[]) {
  const sockets = new Sockets();
  const cluster = newCluster(optionsOf({ brokers, answer_ms: 2_000 }), sockets);
  onTestFinished(async () => {
    sockets.close();
    await cluster.disconnect();
  });
  await cluster.connect();
  await cluster.refreshMetadata();
  return cluster;
}
