import type { InWriterThread } from '@seizure-ledger/read-model';
import { type PackedRecords, unpacked } from './packed-records.ts';
import { ProjectionsHere } from './projections.ts';
import type { Standing } from './standing.ts';
import { type ToldFailure, toldFailure } from './told-failure.ts';

/** What the thread is asked. Only `records` are answered; of one partition never two batches at a time. */
export type Asked =
  | { readonly begin: Standing }
  | { readonly partition: number; readonly records: PackedRecords }
  | { readonly end: number };

/** What it says: that it takes what is asked; of a batch, that all of it was taken, or why not. */
export type Said = 'ready' | { readonly failure?: ToldFailure; readonly partition: number };

/** What runs in the thread that writes the read model: the projections of {@link ProjectionsInThread}. */
export const inWriterThread: InWriterThread = (readModel, port) => {
  const projections = new ProjectionsHere(readModel);

  port.on('message', (asked: Asked) => {
    if ('begin' in asked) projections.begin(asked.begin);
    else if ('end' in asked) projections.end(asked.end);
    else void take(asked.partition, asked.records);
  });

  async function take(partition: number, records: PackedRecords): Promise<void> {
    try {
      await projections.take(partition, unpacked(records));
      answer({ partition });
    } catch (error) {
      answer({ failure: toldFailure(error), partition });
    }
  }

  function answer(said: Said): void {
    port.postMessage(said);
  }

  answer('ready');
};
