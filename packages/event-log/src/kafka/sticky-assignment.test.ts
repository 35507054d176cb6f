import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign, type Claim } from './sticky-assignment.ts';

const claims = fc
  .uniqueArray(
    fc.record({
      memberId: fc.string({ minLength: 1, maxLength: 3 }),
      owned: fc.uniqueArray(fc.nat(11), { maxLength: 12 }),
      generation: fc.nat(5),
      holds: fc.uniqueArray(fc.nat(11), { maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 15, selector: ({ memberId }) => memberId },
  )
  .map((members): readonly Claim[] => members);

it('nobody is given what another live member owns, and nothing is given twice', () => {
  fc.assert(
    fc.property(claims, (members) => {
      const given = [...assign(12, members).values()].flat();
      expect(new Set(given).size).toBe(given.length);
      for (const [memberId, own] of assign(12, members)) {
        for (const partition of own) expect([undefined, memberId]).toContain(ownerOf(partition, members));
      }
    }),
  );
});

it('after owners have let go, all partitions are shared evenly, and another round changes nothing', () => {
  fc.assert(
    fc.property(claims, (members) => {
      const settled = nextRound(12, nextRound(12, members));
      const sizes = settled.map(({ owned }) => owned.length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(12);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(nextRound(12, settled).map(({ owned }) => owned)).toEqual(settled.map(({ owned }) => owned));
    }),
  );
});

it('a member that comes takes no more from each than is fair, and prefers what it holds', () => {
  const [old, come] = [member('old', [0, 1, 2, 3, 4, 5]), member('come', [], [1, 3, 4])];
  expect(owned(nextRound(6, [old, come]))).toEqual({ old: [0, 2, 5], come: [] });
  expect(owned(nextRound(6, nextRound(6, [old, come])))).toEqual({ old: [0, 2, 5], come: [1, 3, 4] });
});

it('what a member that has gone leaves behind goes to who holds its state', () => {
  const members = [member('a', [0, 1], [4]), member('b', [2, 3], [5]), member('c', [], [])];
  expect(owned(nextRound(6, members))).toEqual({ a: [0, 1], b: [2, 3], c: [4, 5] });
  expect(owned(nextRound(6, members.slice(0, 2)))).toEqual({ a: [0, 1, 4], b: [2, 3, 5] });
});

it('who comes back from an older generation owns nothing that another has been given since', () => {
  const back = { ...member('back', [0, 1]), generation: 3 };
  const now = { ...member('now', [0, 1]), generation: 4 };
  expect(owned(nextRound(2, [back, now]))).toEqual({ back: [], now: [0] });
});

function member(memberId: string, own: readonly number[], holds: readonly number[] = []): Claim {
  return { memberId, owned: own, generation: 1, holds };
}

/** Each owns what it was given, as it says when it joins again. */
function nextRound(partitions: number, members: readonly Claim[]): readonly Claim[] {
  const given = assign(partitions, members);
  return members.map((one) => ({ ...one, owned: given.get(one.memberId) ?? [], generation: 9 }));
}

function ownerOf(partition: number, members: readonly Claim[]): string | undefined {
  const owners = members.filter((one) => one.owned.includes(partition));
  return owners.toSorted((a, b) => a.generation - b.generation).at(-1)?.memberId;
}

function owned(members: readonly Claim[]): Record<string, readonly number[]> {
  return Object.fromEntries(members.map((one) => [one.memberId, one.owned]));
}
