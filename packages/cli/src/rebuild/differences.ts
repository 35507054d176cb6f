import {
  type CollectionName,
  collectionNames,
  type Documents,
  type ReadModel,
} from '@seizure-ledger/read-model';
import { firstDifference } from '../verify/first-difference.ts';
import { pairs } from './pairs.ts';

/** So many are named of each collection; where there are more, that is said. */
const most = 5;

/**
 * Where two generations that stand at one position say something else, in words. Of one version of the projection every
 * byte must be the same; of two, the balances of each case, the totals, and how many facts and cases there are.
 */
export async function differencesBetween(
  old: ReadModel,
  next: ReadModel,
  sameVersion: boolean,
): Promise<readonly string[]> {
  const found: string[] = await checkpointDifferences(old, next);
  if (!sameVersion) {
    found.push(
      ...(await differencesIn('cases', old, next, ({ balances, entries }) => ({ balances, entries }))),
    );
    found.push(...(await differencesIn('totals', old, next, ({ amount }) => ({ amount }))));
    const [before, after] = await Promise.all([old.digest('entries'), next.digest('entries')]);
    if (before.documents !== after.documents)
      found.push(`entries: there are ${before.documents}, and ${after.documents} in the log`);
    return found;
  }
  for (const name of collectionNames) {
    const [before, after] = await Promise.all([old.digest(name), next.digest(name)]);
    if (before.hash === after.hash) continue;
    const named = await differencesIn(name, old, next, (whole) => whole);
    found.push(...(named.length > 0 ? named : [`${name}: the same in other bytes`]));
  }
  return found;
}

async function checkpointDifferences(old: ReadModel, next: ReadModel): Promise<string[]> {
  const [before, after] = await Promise.all([old.checkpoints(), next.checkpoints()]);
  const difference = firstDifference(JSON.stringify(before), JSON.stringify(after));
  return difference === undefined ? [] : [`checkpoints: ${difference}`];
}

async function differencesIn<C extends CollectionName>(
  name: C,
  old: ReadModel,
  next: ReadModel,
  compared: (document: Documents[C]) => unknown,
): Promise<readonly string[]> {
  const found: string[] = [];
  let others = 0;
  for await (const { after, before, id } of pairs(name, old, next)) {
    const difference =
      before && after
        ? firstDifference(JSON.stringify(compared(before)), JSON.stringify(compared(after)))
        : before
          ? 'the log has no such document'
          : 'it is missing';
    if (difference === undefined) continue;
    if (found.length < most) found.push(`${name}/${id}: ${difference}`);
    else others += 1;
  }
  if (others > 0) found.push(`${name}: and ${others} documents more`);
  return found;
}
