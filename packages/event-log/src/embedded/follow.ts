import { setTimeout as pause } from 'node:timers/promises';
import { breathe } from '../breathe.ts';
import { letGo } from '../let-go.ts';
import type { Reader } from '../port.ts';
import type { Partition } from './partition.ts';

const firstPause_ms = 50;
const maxPause_ms = 5_000;

/**
 * Calls the reader with a partition's records until the signal ends it, or the reader leaves after a failure. Before
 * each batch `reached` hears the offset from which on the reader has yet to be called.
 */
export async function follow(
  partition: Partition,
  reader: Reader,
  signal: AbortSignal,
  reached: (next: number) => void,
): Promise<void> {
  let pause_ms = firstPause_ms;
  const taken = () => {
    pause_ms = firstPause_ms;
  };
  while (!signal.aborted) {
    try {
      await deliver(partition, reader, signal, reached, taken);
    } catch (error) {
      if (reader.failed(partition.partition, error) === 'stop') return;
      await pause(pause_ms, undefined, { signal }).catch(() => undefined);
      pause_ms = Math.min(2 * pause_ms, maxPause_ms);
    }
  }
  await letGo(reader, partition.partition);
}

async function deliver(
  partition: Partition,
  reader: Reader,
  signal: AbortSignal,
  reached: (next: number) => void,
  taken: () => void,
): Promise<void> {
  let next = await reader.assigned(partition.partition);
  if (next > partition.end) {
    throw new RangeError(
      `${partition.topic} ${partition.partition} ends at ${partition.end}, before ${next}.`,
    );
  }
  while (!signal.aborted) {
    reached(next);
    const records = partition.records(next, partition.end, reader.maxBatch);
    const last = records.at(-1);
    if (!last) {
      await partition.reaches(next, signal);
      continue;
    }
    await reader.batch({ topic: partition.topic, partition: partition.partition, records });
    taken();
    next = last.offset + 1;
    await breathe(partition.end - next, records.length, reader, signal);
  }
}
