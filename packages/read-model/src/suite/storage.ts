import { onTestFinished } from 'vitest';
import type { ReadModel } from '../port.ts';

/** Storage for read models that a test has for itself, empty at first. */
export interface TestStorage {
  /** Opens the read model on it; several at once see the same documents. */
  open(): Promise<ReadModel>;
  /** Called when all that were opened are closed. */
  remove(): Promise<void>;
}

/** Opens read models on one storage of the running test; all are closed and the storage removed when it is over. */
export async function openStorage(newStorage: () => Promise<TestStorage>): Promise<() => Promise<ReadModel>> {
  const storage = await newStorage();
  const opened: ReadModel[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((readModel) => readModel.close()));
    await storage.remove();
  });
  return async () => {
    const readModel = await storage.open();
    opened.push(readModel);
    return readModel;
  };
}

/** One read model on a storage of its own. */
export async function openNew(newStorage: () => Promise<TestStorage>): Promise<ReadModel> {
  const open = await openStorage(newStorage);
  return open();
}
