import { fastMongoDb, plainMongoDb } from './mongodb-programs.ts';

/** Brings a MongoDB-protocol server into the cache: `node infra/native/bring-mongodb.ts [plain|fast]`. */
const [name = plainMongoDb.name] = process.argv.slice(2);
const program = [plainMongoDb, fastMongoDb].find((known) => known.name === name);
if (!program) throw new Error(`there is no MongoDB ${name}: plain or fast`);
await program.bring();
