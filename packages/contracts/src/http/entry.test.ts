import type { Fact } from '@seizure-ledger/domain';
import { expectTypeOf, it } from 'vitest';
import type { Entry } from './entry.ts';

/** A repeat is never shown: it is answered with what it repeats. */
type ShownFact = Omit<Fact, 'first' | 'status'> & {
  readonly hash: string;
  readonly position: string;
  readonly status: Exclude<Fact['status'], 'repeated'>;
};

it('an entry shows whatever the domain puts on a fact, and nothing else', () => {
  expectTypeOf<ShownFact>().toExtend<Entry>();
  expectTypeOf<keyof Entry>().toEqualTypeOf<keyof ShownFact>();
});
