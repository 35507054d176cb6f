import type { mongo } from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionNames, indexes } from '../collections.ts';
import { ProjectionVersionError, ReadModelMissingError, ReadModelSchemaError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import { commitAfter, put } from '../suite/projector.ts';
import { sampleCase, sampleEntry, sampleLot } from '../suite/samples.ts';
import { describeOnMongoDb, type MongoStorage, newMongoStorage } from './mongodb-storage.fixture.ts';
import { migrateMongoReadModel, openMongoReadModel } from './open.ts';

describeOnMongoDb('a read model on MongoDB', () => {
  let storage: MongoStorage;
  beforeEach(async () => {
    storage = await newMongoStorage();
  });
  afterEach(() => storage.remove());

  const opening = () => openMongoReadModel({ ...storage, whenNotMigrated: 'refuse' });

  describe('that has not been migrated', () => {
    it('is not opened, and nothing is made on the side', async () => {
      await expect(opening()).rejects.toThrow(ReadModelMissingError);
      expect(await storage.db.listCollections().toArray()).toEqual([]);
    });

    it('is migrated by one or by several at once, and again to no effect', async () => {
      await Promise.all([migrateMongoReadModel(storage), migrateMongoReadModel(storage)]);
      const made = await everyIndex();
      await migrateMongoReadModel(storage);
      expect(await everyIndex()).toEqual(made);
      await (await opening()).close();
    });

    it('of another version of the projection is neither opened nor migrated over', async () => {
      await migrateMongoReadModel(storage);
      await storage.db.collection('meta').updateOne({}, { $set: { version: projectionVersion + 1 } });
      await expect(opening()).rejects.toThrow(ProjectionVersionError);
      await expect(migrateMongoReadModel(storage)).rejects.toThrow(ProjectionVersionError);
    });

    it('to its end is told what it lacks, and gets just that', async () => {
      await migrateMongoReadModel(storage);
      await storage.db.collection('entries').dropIndex('byStatus');
      await storage.db.command({ collMod: 'lots', validator: {} });
      await storage.db.collection('cases').createIndex({ title: 1 }, { name: 'an-operators-own' });
      const differences = ['the validator of lots', 'the index byStatus of entries'];
      await expect(opening()).rejects.toEqual(expect.objectContaining({ differences }));
      await expect(opening()).rejects.toThrow(ReadModelSchemaError);
      await migrateMongoReadModel(storage);
      await (await opening()).close();
      expect(await storage.db.collection('cases').indexExists('an-operators-own')).toBe(true);
    });
  });

  it('has the declared indexes, each ending in the id and without what lacks a field of it', async () => {
    await migrateMongoReadModel(storage);
    for (const name of collectionNames) {
      const made = await storage.db.collection(name).indexes();
      const declared = Object.entries<readonly string[]>(indexes[name]).map(([index, fields]) => ({
        name: index,
        key: Object.fromEntries([...fields, '_id'].map((field) => [field, 1])),
        partialFilterExpression: Object.fromEntries(fields.map((field) => [field, { $exists: true }])),
      }));
      expect(made).toEqual(
        expect.arrayContaining(
          [...declared, { name: 'byTag', key: { tags: 1, _id: 1 } }].map((index) =>
            expect.objectContaining(index),
          ),
        ),
      );
    }
  });

  it('keeps a rounded number beside a quantity, and answers the quantity as it was put', async () => {
    const readModel = await storage.open();
    const exact = '12345678901234567890123456789012345678.000000000000000001';
    const lots = [exact, '9.00', '10.00'].map((quantity, at) => sampleLot('C-1', `A-${at}`, quantity));
    await readModel.commit(commitAfter(null, lots.map(put.lot)));
    expect(
      await readModel.getMany(
        'lots',
        lots.map(({ id }) => id),
      ),
    ).toEqual(lots);
    const sorted = await storage.db.collection('lots').find().sort({ 'rounded.quantity': 1 }).toArray();
    expect(sorted.map(({ quantity }) => quantity)).toEqual(['9.00', '10.00', exact]);
    expect(String(sorted[2]?.['rounded'].quantity)).toBe('1.234567890123456789012345678901235E+37');
    await readModel.close();
  });

  it('lets in no document that is not as declared, whoever writes it', async () => {
    await migrateMongoReadModel(storage);
    const { id, ...members } = sampleCase('C-1');
    const good = { _id: id as unknown as mongo.ObjectId, ...members };
    const cases = storage.db.collection('cases');
    const { title: _, ...untitled } = good;
    for (const bad of [
      untitled,
      { ...good, title: 7 },
      { ...good, offence: null },
      { ...good, status: 'ajar' },
      { ...good, balances: [{ account: 'held:frozen', unit: 'THB', amount: 10 }] },
      { ...good, balances: [{ account: 'held:frozen', unit: 'THB', amount: '10', note: 'x' }] },
      { ...good, custodian: 'AMLO' },
    ])
      await expect(cases.insertOne(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 121 });
    await cases.insertOne(good);
  });

  it('finds its database in the address when none is named', async () => {
    const address = new URL(storage.uri);
    address.pathname = `/${storage.database}`;
    await migrateMongoReadModel({ uri: address.href });
    await (await opening()).close();
  });

  it('that is closed lets the commits under way be written, in the order of the calls, and takes no more', async () => {
    const readModel = await storage.open();
    const commits = [null, 0, 1].map((after) =>
      readModel.commit(
        commitAfter(after, [put.case(sampleCase(`C-${after}`)), put.entry(sampleEntry(after ?? 9))]),
      ),
    );
    await readModel.close();
    await Promise.all(commits);
    await expect(readModel.commit(commitAfter(2, []))).rejects.toThrow('closed');
    await readModel.close();
    const again = await opening();
    expect((await again.checkpoint(0))?.index).toBe(2);
    await again.close();
  });

  async function everyIndex() {
    return Promise.all(collectionNames.map((name) => storage.db.collection(name).indexes()));
  }
});
