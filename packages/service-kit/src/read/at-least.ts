import { parsePosition, type Place } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '../errors.ts';

const wait_ms = 5_000;

/** Waits until the projection has passed a position, so that one reads one's own writes. @throws {ServiceError} BEHIND */
export async function awaitPosition(readModel: ReadModel, atLeast: string | undefined): Promise<void> {
  if (atLeast === undefined) return;
  await awaitPlaces(readModel, parsePosition(atLeast) ?? []);
}

/** Waits until the projection has passed these places. @throws {ServiceError} BEHIND */
export async function awaitPlaces(readModel: ReadModel, places: readonly Place[]): Promise<void> {
  if (await readModel.reached(places, wait_ms)) return;
  throw new ServiceError('BEHIND', 'The read model has not come that far within five seconds; ask again.');
}
