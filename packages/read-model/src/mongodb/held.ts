import { setTimeout as pause } from 'node:timers/promises';
import { transaction } from './committer.ts';
import type { Database } from './database.ts';
import { pointerIn } from './pointer.ts';

const look_ms = 50;

/** A rebuild says so often that it is alive, and is taken to be dead when it has not for so long. */
export const beat_ms = 2_000;
const dead_ms = 30_000;

/** Resolves when the generation may be written again, or another one is read. */
export async function awaitRelease(database: Database): Promise<void> {
  let seen = { at_ms: performance.now(), beat: -1, by: '' };
  for (;;) {
    const { generation, held } = await pointerIn(database.meta);
    if (generation !== database.generation || !held) return;
    const now_ms = performance.now();
    if (held.by !== seen.by || held.beat !== seen.beat) seen = { ...held, at_ms: now_ms };
    if (now_ms - seen.at_ms > dead_ms) await releaseHeldBy(database, held.by, held.beat);
    await pause(look_ms);
  }
}

/** Lets the generation's projection go on, if it is still held by this rebuild, and at this beat where one is named. */
export async function releaseHeldBy(database: Database, by: string, beat?: number): Promise<void> {
  const { checkpoints, client, meta } = database;
  const stillSo = {
    _id: 'projection',
    'held.by': by,
    ...(beat !== undefined && { 'held.beat': beat }),
  } as const;
  await client.withSession((session) =>
    session.withTransaction(async () => {
      const { matchedCount } = await meta.updateOne(stillSo, { $unset: { held: true } }, { session });
      if (matchedCount > 0) await checkpoints.updateMany({}, { $unset: { held: true } }, { session });
    }, transaction),
  );
}
