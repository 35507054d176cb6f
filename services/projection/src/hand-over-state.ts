import { compareCodePoints } from '@seizure-ledger/domain';
import type { CustodyDocument } from '@seizure-ledger/read-model';

type State = CustodyDocument['state'];

/** What a hand-over says of how it stands, and what it is found by. */
export function inState(
  { tags = [] }: CustodyDocument,
  state: State,
): Pick<CustodyDocument, 'state' | 'tags'> {
  const others = tags.filter((tag) => !tag.startsWith('state:'));
  return { state, tags: [...others, `state:${state}`].sort(compareCodePoints) };
}
