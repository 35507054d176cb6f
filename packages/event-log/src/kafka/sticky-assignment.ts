/** What a member of a group says of itself when it joins. */
export interface Claim {
  readonly memberId: string;
  /** Partitions that are its own by the generation of the group that it last belonged to. */
  readonly owned: readonly number[];
  readonly generation: number;
  /** Partitions whose state it has at hand, its own or not. */
  readonly holds: readonly number[];
}

/**
 * Shares the partitions evenly. Each stays with its owner as far as that is fair, and goes to a member that holds its
 * state where one has room. A partition that moves away from a live owner is nobody's yet: the owner lets go of it
 * first, joins again, and the next round gives it away. So a partition never has two readers, and the others go on.
 */
export function assign(
  partitions: number,
  members: readonly Claim[],
): ReadonlyMap<string, readonly number[]> {
  const owners = ownersOf(members);
  const rooms = roomsOf(partitions, members, owners);
  const given = new Map(members.map(({ memberId }) => [memberId, new Set<number>()]));
  const roomOf = (memberId: string) => (rooms.get(memberId) ?? 0) - (given.get(memberId)?.size ?? 0);
  const give = (wanted: readonly number[], candidates: (partition: number) => readonly string[]) => {
    for (const partition of wanted) {
      const [best] = candidates(partition)
        .filter((memberId) => roomOf(memberId) > 0)
        .toSorted((a, b) => roomOf(b) - roomOf(a) || (a < b ? -1 : 1));
      if (best !== undefined) given.get(best)?.add(partition);
    }
    return wanted.filter((partition) => ![...given.values()].some((own) => own.has(partition)));
  };
  const holders = (partition: number) =>
    members.filter(({ holds }) => holds.includes(partition)).map(({ memberId }) => memberId);
  const isHeldElsewhere = (partition: number) =>
    holders(partition).some((id) => id !== owners.get(partition));

  const all = Array.from({ length: partitions }, (_, partition) => partition);
  // An owner that must let some go keeps those that nobody else holds.
  const kept = [...all.filter((p) => !isHeldElsewhere(p)), ...all.filter(isHeldElsewhere)];
  const free = give(kept, (partition) => [owners.get(partition) ?? []].flat());
  const leftOver = give(free, holders);
  give(leftOver, () => members.map(({ memberId }) => memberId));

  return new Map(
    [...given].map(([memberId, own]) => [
      memberId,
      [...own]
        .filter((partition) => (owners.get(partition) ?? memberId) === memberId)
        .toSorted((a, b) => a - b),
    ]),
  );
}

/** Who comes back from an older generation may claim what another has since been given. */
function ownersOf(members: readonly Claim[]): ReadonlyMap<number, string> {
  const byAge = members.toSorted((a, b) => a.generation - b.generation);
  return new Map(byAge.flatMap(({ memberId, owned }) => owned.map((partition) => [partition, memberId])));
}

/** How many partitions each may have: they differ by one at most, and who owns most keeps most. */
function roomsOf(
  partitions: number,
  members: readonly Claim[],
  owners: ReadonlyMap<number, string>,
): ReadonlyMap<string, number> {
  const owns = ({ memberId }: Claim) => [...owners.values()].filter((owner) => owner === memberId).length;
  const byOwned = members.toSorted((a, b) => owns(b) - owns(a) || (a.memberId < b.memberId ? -1 : 1));
  const least = Math.floor(partitions / members.length);
  return new Map(
    byOwned.map(({ memberId }, place) => [memberId, place < partitions % members.length ? least + 1 : least]),
  );
}
