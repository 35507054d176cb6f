import type { Commit } from '@seizure-ledger/read-model';
import { mongo } from 'mongoose';

interface Prepared {
  readonly checkpoint: { readonly _id: number; readonly [member: string]: unknown };
  readonly entries: readonly Stored[];
  readonly others: ReadonlyMap<string, readonly mongo.AnyBulkWriteOperation<Stored>[]>;
}

interface Stored {
  readonly _id: string;
  readonly [member: string]: unknown;
}

/** The MongoDB driver with everything that it is to write at hand, each batch in one transaction. */
export class DriverAlone {
  readonly #client: mongo.MongoClient;
  readonly #database: string;
  readonly #partitions: readonly (readonly Prepared[])[];

  private constructor(
    client: mongo.MongoClient,
    database: string,
    partitions: readonly (readonly Prepared[])[],
  ) {
    this.#client = client;
    this.#database = database;
    this.#partitions = partitions;
  }

  static async on(
    uri: string,
    database: string,
    commits: readonly (readonly Commit[])[],
  ): Promise<DriverAlone> {
    const client = await new mongo.MongoClient(uri, {
      writeConcern: { journal: true, w: 'majority' },
    }).connect();
    return new DriverAlone(
      client,
      database,
      commits.map((own) => own.map(prepared)),
    );
  }

  async writeAll(): Promise<void> {
    await Promise.all(
      this.#partitions.map(async (own) => {
        for (const one of own) await this.#write(one);
      }),
    );
    await this.#client.close();
  }

  async #write({ checkpoint, entries, others }: Prepared): Promise<void> {
    const db = this.#client.db(this.#database);
    await this.#client.withSession((session) =>
      session.withTransaction(async () => {
        const options = { ordered: false, session };
        const { _id } = checkpoint;
        await db
          .collection<{ _id: number }>('checkpoints')
          .replaceOne({ _id }, checkpoint, { session, upsert: true });
        await db.collection<Stored>('entries').insertMany(entries, options);
        for (const [name, operations] of others)
          await db.collection<Stored>(name).bulkWrite(operations, options);
      }, {}),
    );
  }
}

function prepared({ checkpoint: { partition: _id, ...checkpoint }, writes }: Commit): Prepared {
  const entries: Stored[] = [];
  const others = new Map<string, mongo.AnyBulkWriteOperation<Stored>[]>();
  for (const write of writes) {
    if ('put' in write && write.collection === 'entries') {
      entries.push(storedOf(write.collection, write.put));
      continue;
    }
    const operations = others.get(write.collection) ?? [];
    others.set(write.collection, operations);
    if ('delete' in write) operations.push({ deleteOne: { filter: { _id: write.delete } } });
    else {
      const replacement = storedOf(write.collection, write.put);
      operations.push({ replaceOne: { filter: { _id: write.put.id }, replacement, upsert: true } });
    }
  }
  return { checkpoint: { _id, ...checkpoint, commit: new mongo.UUID() }, entries, others };
}

/** As the read model keeps it: rounded quantities stand beside the exact ones. */
function storedOf(collection: string, { id, ...document }: { readonly id: string }): Stored {
  const members: Readonly<Record<string, unknown>> = document;
  const field = { lots: 'quantity', totals: 'amount' }[collection];
  const text = field === undefined ? '' : String(members[field]);
  if (field === undefined || !/^-?\d+(\.\d+)?$/.test(text))
    return { _id: id, ...members, ...(field !== undefined && { rounded: {} }) };
  return { _id: id, ...members, rounded: { [field]: mongo.Decimal128.fromStringWithRounding(text) } };
}
