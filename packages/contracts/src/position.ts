/** The place of one record in the ledger's log: partition and dense index, never a log offset. */
export interface Place {
  readonly partition: number;
  readonly index: number;
}

/** The opaque text of one or several places, `partition:index`, joined by commas, one a partition. */
export function formatPosition(places: readonly Place[]): string {
  return places
    .toSorted((a, b) => a.partition - b.partition)
    .map(({ partition, index }) => `${partition}:${index}`)
    .join(',');
}

/** @returns `undefined` when the text is not a position: an unknown form, or a partition named twice. */
export function parsePosition(text: string): readonly Place[] | undefined {
  // of a ledger in which nothing has happened yet
  if (text === '') return [];
  if (!/^\d{1,5}:\d{1,15}(,\d{1,5}:\d{1,15})*$/.test(text)) return undefined;
  const places = text.split(',').map((place) => {
    const [partition = '', index = ''] = place.split(':');
    return { partition: Number(partition), index: Number(index) };
  });
  return new Set(places.map((place) => place.partition)).size === places.length ? places : undefined;
}

export const isPosition = (text: string): boolean => parsePosition(text) !== undefined;

/** Of several places the furthest of each partition: who has come there has passed all of them. */
export function furthest(places: readonly Place[]): readonly Place[] {
  const found = new Map<number, Place>();
  for (const place of places)
    if ((found.get(place.partition)?.index ?? -1) < place.index) found.set(place.partition, place);
  return [...found.values()];
}
