import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { EventLog, StoredRecord, Subscription } from '../port.ts';
import { Collector } from '../suite/collector.ts';
import { names, numbers, record, topic } from '../suite/records.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';
import { KafkaProxy } from './kafka-proxy.fixture.ts';
import type { KafkaLogOptions } from './options.ts';

const partitions = 4;
let options: KafkaLogOptions;
let log: EventLog;
let team: Team;

describeOnKafka('members of a group', () => {
  beforeEach(async () => {
    options = optionsOf({ partitions });
    log = await openAs(options);
    team = new Team();
  });

  it('process each record once and in order, while one joins, another leaves, and records come all the time', async () => {
    let appended = 0;
    const append = async () => {
      for (const partition of numbers(partitions)) await log.append(topic, partition, [record(appended)]);
      appended += 1;
    };
    const first = await join('first');
    while (appended < 20) await append();
    const second = await join('second');
    while (team.partitionsOf('second').length < partitions / 2) await append();
    await first.close();
    while (team.partitionsOf('second').length < partitions) await append();
    await second.close();
    const third = await join('third');
    await append();
    for (const partition of numbers(partitions)) {
      await expect.poll(() => team.processed(partition).length).toBe(appended);
      expect(names(team.processed(partition))).toEqual(numbers(appended).map(String));
    }
    await third.close();
    expect(team.disputes).toEqual([]);
  });

  it('get a partition only when its last reader is done with it, and wait for no other', async () => {
    const gate = Promise.withResolvers<void>();
    for (const partition of numbers(partitions)) await log.append(topic, partition, [record('work')]);
    await join('first', { busyWith: [0], until: gate.promise });
    onTestFinished(() => gate.resolve());
    await expect.poll(() => team.partitionsOf('first')).toEqual([0, 1, 2, 3]);
    await join('second', { holds: [0, 1] });
    await expect.poll(() => team.partitionsOf('second')).toEqual([1]);
    expect(team.partitionsOf('first')).toEqual([0, 2, 3]);
    gate.resolve();
    await expect.poll(() => team.partitionsOf('second')).toEqual([0, 1]);
    expect(team.disputes).toEqual([]);
  });

  it('get the partitions whose state they hold, also when they come back', async () => {
    await join('stays');
    for (const name of ['comes', 'comes back']) {
      const subscription = await join(name, { holds: [0, 2] });
      await expect.poll(() => team.partitionsOf(name)).toEqual([0, 2]);
      await subscription.close();
      await expect.poll(() => team.partitionsOf('stays').length).toBe(4);
    }
  });

  it('keep the partitions that do not move, without a pause', async () => {
    const first = await join('first');
    await expect.poll(() => team.partitionsOf('first').length).toBe(4);
    await join('second', { holds: [2, 3] });
    await expect.poll(() => team.partitionsOf('second')).toEqual([2, 3]);
    await first.close();
    expect(team.assignedTimes('first')).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1 });
  });

  it('deliver nothing once the group no longer hears of them, before others take over, and join again', async () => {
    const proxy = await KafkaProxy.before(options.brokers[0] ?? '');
    const cutOff = await openAs({ ...options, brokers: [proxy.address] });
    await join('cut off', {}, cutOff);
    await expect.poll(() => team.partitionsOf('cut off').length).toBe(4);
    await join('takes over');
    await expect.poll(() => team.partitionsOf('takes over').length).toBe(2);
    proxy.lose('heartbeat');
    let appended = 0;
    let afterwards = 0;
    while (afterwards < 20) {
      for (const partition of numbers(partitions)) await log.append(topic, partition, [record(appended)]);
      appended += 1;
      if (team.assigned('takes over').length === 4) afterwards += 1;
    }
    for (const partition of numbers(partitions)) {
      await expect.poll(() => team.processed(partition).length).toBe(appended);
      expect(names(team.processed(partition))).toEqual(numbers(appended).map(String));
    }
    proxy.keep('heartbeat');
    await expect.poll(() => team.partitionsOf('takes over').length, { timeout: 30_000 }).toBe(2);
    await expect.poll(() => team.partitionsOf('cut off').length).toBe(2);
  });

  it('hint at their position while they belong to the group, and anybody may when it is empty', async () => {
    await log.append(topic, 0, [record('one'), record('two')]);
    const subscription = await log.subscribe(new Collector({ group: 'projection' }));
    await log.commit('projection', topic, 0, 1);
    expect(await log.committed('projection', topic, 0)).toBe(1);
    await subscription.close();
    await log.commit('projection', topic, 0, 2);
    expect(await log.committed('projection', topic, 0)).toBe(2);
  });
});

interface How {
  readonly holds?: readonly number[];
  /** Batches of these partitions take until then. */
  readonly busyWith?: readonly number[];
  readonly until?: Promise<void>;
}

/** A member with a log of its own, as in a process of its own; all have their checkpoints in one place. */
async function join(name: string, how: How = {}, through?: EventLog): Promise<Subscription> {
  const own = through ?? (await openAs(options));
  const subscription = await own.subscribe({
    topic,
    group: 'team',
    maxBatch: 7,
    holds: () => how.holds ?? [],
    assigned: async (partition) => team.give(partition, name),
    batch: async ({ partition, records }) => {
      if (how.busyWith?.includes(partition)) await how.until;
      team.process(partition, records);
    },
    revoked: async (partition) => team.takeBack(partition, name),
    failed: () => 'restart',
  });
  onTestFinished(() => subscription.close());
  return subscription;
}

/** What all members do together, as the database sees it in which they keep their checkpoints. */
class Team {
  readonly disputes: string[] = [];
  readonly #readers = new Map<number, string>();
  readonly #assigned: { readonly partition: number; readonly to: string }[] = [];
  readonly #processed = new Map<number, StoredRecord[]>();

  give(partition: number, to: string): number {
    const reader = this.#readers.get(partition);
    if (reader !== undefined) this.disputes.push(`${to} got ${partition} from ${reader}, who had not let go`);
    this.#readers.set(partition, to);
    this.#assigned.push({ partition, to });
    return this.processed(partition).length;
  }

  takeBack(partition: number, from: string): void {
    if (this.#readers.get(partition) === from) this.#readers.delete(partition);
  }

  process(partition: number, records: readonly StoredRecord[]): void {
    this.#processed.set(partition, [...this.processed(partition), ...records]);
  }

  processed(partition: number): readonly StoredRecord[] {
    return this.#processed.get(partition) ?? [];
  }

  partitionsOf(name: string): readonly number[] {
    return [...this.#readers]
      .filter(([, reader]) => reader === name)
      .map(([partition]) => partition)
      .toSorted();
  }

  assigned(name: string): readonly number[] {
    return this.#assigned.filter(({ to }) => to === name).map(({ partition }) => partition);
  }

  assignedTimes(name: string): Record<number, number> {
    const times = Map.groupBy(this.assigned(name), (partition) => partition);
    return Object.fromEntries([...times].map(([partition, each]) => [partition, each.length]));
  }
}

async function openAs(how: KafkaLogOptions): Promise<EventLog> {
  const opened = await openKafkaLog(how);
  onTestFinished(() => opened.close());
  return opened;
}
