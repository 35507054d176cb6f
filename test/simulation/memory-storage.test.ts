import { readModelSuite } from '@seizure-ledger/read-model/suite';
import { MemoryReadModel, MemoryStorage } from './memory-storage.ts';

readModelSuite('memory', async () => {
  const storage = new MemoryStorage();
  return { open: async () => new MemoryReadModel(storage), remove: async () => {} };
});
