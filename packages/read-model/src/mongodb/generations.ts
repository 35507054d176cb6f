import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { RebuildOvertakenError } from '../errors.ts';
import type { Generations } from '../generations.ts';
import type { ReadModel } from '../port.ts';
import { projectionVersion } from '../projection-version.ts';
import { transaction } from './committer.ts';
import { connect, type MongoAddress } from './connect.ts';
import { Database, storedName } from './database.ts';
import { beat_ms, releaseHeldBy } from './held.ts';
import { collectionsOf, completePointer, makeGeneration } from './migrate.ts';
import { MongoReadModel } from './mongo-read-model.ts';
import { pointerIn } from './pointer.ts';
import { answered } from './unavailable.ts';

/**
 * Begins a new generation beside the one that is read; what earlier rebuilds have left is taken away first.
 * @throws {ReadModelUnavailableError} when no server can be reached.
 * @throws {ReadModelMissingError} when there is no read model yet.
 */
export async function openMongoGenerations(address: MongoAddress): Promise<Generations> {
  const connection = await connect(address);
  try {
    return await answered(begin(connection));
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function begin(connection: Connection): Promise<Generations> {
  const first = new Database(connection, 1);
  await pointerIn(first.meta);
  await completePointer(first);
  const pointer = await first.meta.findOneAndUpdate(
    { _id: 'projection' },
    { $inc: { latest: 1 } },
    { returnDocument: 'after' },
  );
  if (!pointer) throw new RebuildOvertakenError();
  for (let old = 1; old < pointer.latest; old += 1)
    if (old !== pointer.generation) await drop(new Database(connection, old));
  const next = new Database(connection, pointer.latest);
  await makeGeneration(next);
  return new MongoGenerations(
    connection,
    new Database(connection, pointer.generation),
    next,
    pointer.version,
  );
}

async function drop({ db, generation }: Database): Promise<void> {
  const there = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = new Set(there.map(({ name }) => name));
  for (const name of collectionsOf.map((one) => storedName(one, generation)))
    if (names.has(name)) await db.dropCollection(name);
}

class MongoGenerations implements Generations {
  readonly current: ReadModel;
  readonly currentVersion: number;
  readonly next: ReadModel;
  readonly #connection: Connection;
  readonly #from: Database;
  readonly #to: Database;
  /** Of the last time that it was held: a switch of before that comes late finds another. */
  #id = randomUUID();
  #beating: NodeJS.Timeout | undefined;
  #switched = false;

  constructor(connection: Connection, from: Database, to: Database, currentVersion: number) {
    this.#connection = connection;
    this.#from = from;
    this.#to = to;
    this.current = new MongoReadModel(connection, from.generation);
    this.currentVersion = currentVersion;
    this.next = new MongoReadModel(connection, to.generation);
  }

  /** Every commit moves a checkpoint, or begins one and writes the pointer: none is under way when all of them are held. */
  async hold(): Promise<ReadModel | undefined> {
    const { checkpoints, client, generation, meta } = this.#from;
    const ours = { _id: 'projection', generation, latest: this.#to.generation } as const;
    this.#id = randomUUID();
    const held = { held: { beat: 0, by: this.#id } };
    const isHeld = await answered(
      client.withSession((session) =>
        session.withTransaction(async () => {
          const { matchedCount } = await meta.updateOne(ours, { $set: held }, { session });
          if (matchedCount > 0) await checkpoints.updateMany({}, { $set: { held: true } }, { session });
          return matchedCount > 0;
        }, transaction),
      ),
    );
    if (!isHeld) return this.#assertSwitched();
    this.#beating = setInterval(() => void this.#beat(), beat_ms);
    return this.current;
  }

  /** Nothing is held any more once it was switched. */
  async release(): Promise<void> {
    clearInterval(this.#beating);
    if (this.#switched) return;
    await answered(releaseHeldBy(this.#from, this.#id));
  }

  /** The old checkpoints stay held: who has not seen the pointer yet writes nothing more there. */
  async switch(): Promise<void> {
    clearInterval(this.#beating);
    const ours = { _id: 'projection', 'held.by': this.#id, latest: this.#to.generation } as const;
    const moved = { generation: this.#to.generation, version: projectionVersion };
    const { matchedCount } = await answered(
      this.#from.meta.updateOne(ours, { $set: moved, $unset: { held: true } }),
    );
    if (matchedCount === 0) return this.#assertSwitched();
    this.#switched = true;
  }

  async close(): Promise<void> {
    clearInterval(this.#beating);
    await Promise.all([this.current.close(), this.next.close()]);
    try {
      if (!this.#switched) await answered(this.#takeAway());
    } finally {
      await this.#connection.close();
    }
  }

  /** A switch whose answer was lost may have come through. @throws {RebuildOvertakenError} it has not. */
  async #assertSwitched(): Promise<undefined> {
    const { generation } = await answered(pointerIn(this.#to.meta));
    if (generation !== this.#to.generation) throw new RebuildOvertakenError();
    this.#switched = true;
  }

  /** What is read stays. A switch that is still under way names the latest generation, which this one is no longer. */
  async #takeAway(): Promise<void> {
    const notRead = { _id: 'projection', generation: { $ne: this.#to.generation } } as const;
    const fence = { $max: { latest: this.#to.generation + 1 } };
    if (await this.#to.meta.findOneAndUpdate(notRead, fence)) await drop(this.#to);
  }

  async #beat(): Promise<void> {
    const ours = { _id: 'projection', 'held.by': this.#id } as const;
    // one that does not come through is followed by the next
    await this.#from.meta.updateOne(ours, { $inc: { 'held.beat': 1 } }).catch(() => undefined);
  }
}
