import type { EventLog, ReadableLog } from '@seizure-ledger/event-log';
import { copyPlace } from './copy-place.ts';
import { MigrationRefusedError } from './migration-refused.ts';
import { type Place, placesOf } from './place.ts';
import { sameRecords } from './same-records.ts';
import { undecidedIn } from './undecided.ts';

export type Step = 'compared' | 'copied' | 'verified';

export interface Migrated {
  readonly partitions: number;
  /** In both topics together. */
  readonly records: number;
  /** How many of them an earlier run had copied. */
  readonly found: number;
}

export interface Migration {
  readonly source: ReadableLog;
  readonly target: EventLog;
  readonly onProgress: (step: Step, done: number, total: number) => void;
}

/**
 * Copies both topics of a stopped log record for record, behind what the target has already, and reads all of it back.
 * Offsets, and with them positions, hashes and chains, are the same in both. Append times are new, which only a ledger
 * asks for, of an instruction that it decides: so everything must have been decided.
 * @throws {MigrationRefusedError} the source is not ready, or the target has other content; nothing was written then,
 * unless somebody else writes to the target meanwhile.
 */
export async function migrateLog({ onProgress, source, target }: Migration): Promise<Migrated> {
  const places = placesOf(source);
  const total = await recordsIn(source, places);
  const counting = (step: Step) => {
    let done = 0;
    return (records = 1) => onProgress(step, (done += records), total);
  };
  await assertReady(source, target);
  const found = new Map<Place, number>();
  const compared = counting('compared');
  for (const place of places) found.set(place, await assertBegins(source, target, place, compared));
  const there = [...found.values()].reduce((all, count) => all + count, 0);
  const copied = counting('copied');
  copied(there);
  for (const [place, count] of found) await copyPlace(source, target, place, count, copied);
  const verified = counting('verified');
  for (const place of places) await assertSame(source, target, place, verified);
  return { found: there, partitions: source.partitions, records: total };
}

const emptyTopics =
  'Name a KAFKA_TOPIC_PREFIX that is not in use, or delete these topics if nobody needs them, and migrate again.';

async function assertReady(source: ReadableLog, target: EventLog): Promise<void> {
  if (target.partitions !== source.partitions) {
    throw new MigrationRefusedError(
      `The target has ${target.partitions} partitions, the data folder ${source.partitions}: cases would move. ` +
        `Set KAFKA_PARTITIONS=${source.partitions} and name topics that are empty.`,
    );
  }
  const undecided = await undecidedIn(source);
  if (undecided === 0) return;
  throw new MigrationRefusedError(
    `${undecided} instruction${undecided === 1 ? ' in the data folder is' : 's in the data folder are'} not decided yet, and would be recorded at the time of their copy, ` +
      'or refused as too old. Start the ledger on the folder once more, so that it decides them, stop it, and migrate again.',
  );
}

/** @returns how many records the target has: all are the source's. */
async function assertBegins(source: ReadableLog, target: EventLog, place: Place, onSame: () => void) {
  const { partition, topic } = place;
  const same = await sameRecords(source, target, place, onSame);
  if (same === (await target.end(topic, partition))) return same;
  throw new MigrationRefusedError(
    `The target has other content: offset ${same} of partition ${partition} of ${topic} is not what the data folder has ` +
      `there. ${emptyTopics}`,
  );
}

async function assertSame(source: ReadableLog, target: EventLog, place: Place, onSame: () => void) {
  const { partition, topic } = place;
  const same = await sameRecords(source, target, place, onSame);
  const ends = [await source.end(topic, partition), await target.end(topic, partition)];
  if (ends.every((end) => end === same)) return;
  throw new MigrationRefusedError(
    `Read back, partition ${partition} of the target’s ${topic} is not the same from offset ${same} on: somebody else ` +
      `writes to it, or it has lost records. ${emptyTopics}`,
  );
}

async function recordsIn(log: ReadableLog, places: readonly Place[]): Promise<number> {
  const ends = await Promise.all(places.map(({ partition, topic }) => log.end(topic, partition)));
  return ends.reduce((all, end) => all + end, 0);
}
