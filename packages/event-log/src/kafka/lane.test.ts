import { beforeEach, expect, it } from 'vitest';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { Appended, NewRecord } from '../port.ts';
import { numbers, record } from '../suite/records.ts';
import { Lane, maxAppend_bytes } from './lane.ts';

let requests: Request[];
let lane: Lane;

beforeEach(() => {
  requests = [];
  lane = new Lane((records) => {
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    requests.push({ records, resolve, reject });
    return promise;
  });
});

it('sends what gathered while a request was under way with the next one, and tells each append its place', async () => {
  const first = lane.append([record('first')]);
  await sent(1);
  const others = [lane.append([record('a'), record('b')]), lane.append([record('c')])];
  requests[0]?.resolve({ firstOffset: 7, timestamp_ms: 1 });
  await sent(2);
  expect(requests[1]?.records).toHaveLength(3);
  requests[1]?.resolve({ firstOffset: 8, timestamp_ms: 2 });
  expect(await first).toEqual({ firstOffset: 7, timestamp_ms: 1 });
  expect(await Promise.all(others)).toEqual([
    { firstOffset: 8, timestamp_ms: 2 },
    { firstOffset: 10, timestamp_ms: 2 },
  ]);
});

it('fails what waits behind a failed request, none of it sent, and takes what is called after', async () => {
  const first = lane.append([record('first')]);
  await sent(1);
  const behind = lane.append([record('behind')]);
  requests[0]?.reject(new AppendUncertainError('no answer'));
  await expect(first).rejects.toThrow(AppendUncertainError);
  await expect(behind).rejects.toThrow(LogUnavailableError);
  const after = lane.append([record('after')]);
  await sent(2);
  expect(requests[1]?.records).toEqual([record('after')]);
  requests[1]?.resolve({ firstOffset: 0, timestamp_ms: 0 });
  await after;
});

it('sends no more at once than a request may have, and an append whole', async () => {
  const appends = numbers(5).map(() => lane.append([large(400_000), large(400_000)]));
  await sent(1);
  requests[0]?.resolve({ firstOffset: 0, timestamp_ms: 0 });
  await sent(2);
  expect(requests.map(({ records }) => records.length)).toEqual([2, 2]);
  requests[1]?.reject(new AppendUncertainError('enough'));
  expect((await Promise.allSettled(appends)).map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('turns appends away while too much waits, small ones like large ones', async () => {
  const first = lane.append([record('first')]);
  await sent(1);
  const waiting = numbers(5).map(() => lane.append([large(7_500_000)]));
  await expect(lane.append([large(1_000_000)])).rejects.toThrow(/Too much waits/);
  await expect(lane.append([record('small')])).rejects.toThrow(/Too much waits/);
  requests[0]?.reject(new LogUnavailableError('away'));
  await Promise.allSettled([first, ...waiting]);
  void lane.append([record('later')]);
  await sent(2);
  expect(requests[1]?.records).toEqual([record('later')]);
});

it('refuses an append that no batch can hold', () => {
  expect(() => lane.append([large(maxAppend_bytes)])).toThrow(RangeError);
});

it('sends nothing that is called after a question before the question is answered', async () => {
  const question = Promise.withResolvers<number>();
  void lane.holdFor(question.promise);
  void lane.append([record('after')]);
  await Promise.resolve();
  expect(requests).toEqual([]);
  question.resolve(0);
  await sent(1);
});

interface Request {
  readonly records: readonly NewRecord[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

async function sent(count: number): Promise<void> {
  await expect.poll(() => requests.length).toBe(count);
}

function large(bytes: number): NewRecord {
  return { key: '', headers: {}, value: new Uint8Array(bytes) };
}
