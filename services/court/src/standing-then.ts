import { setImmediate } from 'node:timers/promises';
import type { Fact, Place } from '@seizure-ledger/contracts';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import type { CaseStanding } from './case-standing.ts';
import { ReplayedCase } from './replayed-case.ts';

/** So few records that reading a page of them holds up nobody else in the process. */
const page = 200;

/**
 * How a case stood at an earlier place, told again from its records up to there and no further than a page beyond.
 * Between pages everybody else in the process gets a turn. `undefined`: it was not open yet.
 */
export async function standingThen(
  readModel: ReadModel,
  { caseId, entries }: CaseDocument,
  place: Place,
): Promise<CaseStanding | undefined> {
  const replayed = new ReplayedCase();
  let taken = 0;
  let afterId: string | undefined;
  for (;;) {
    const records = await readModel.find('entries', {
      equals: [caseId],
      index: 'byCase',
      limit: page,
      upTo: entries - 1,
      ...(afterId !== undefined && { afterId }),
    });
    const upToPlace = records.filter(({ index }) => index <= place.index);
    // the record's own bytes, which the ledger wrote
    for (const { value } of upToPlace) replayed.take(JSON.parse(value) as Fact);
    taken += upToPlace.length;
    afterId = records.at(-1)?.id;
    if (upToPlace.length < page) return taken === 0 ? undefined : replayed.standing(caseId);
    await setImmediate();
  }
}
