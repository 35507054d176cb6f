/** On which side of the node that is known its sibling stands. */
export type Side = 'left' | 'right';

/**
 * For a leaf of a tree, the sides of the hashes of its inclusion path, from the leaf's sibling up (RFC 9162, 2.1.3.2).
 * Their number is the length that the path must have.
 * @throws {RangeError} the tree has no such leaf.
 */
export function inclusionSides(index: number, size: number): readonly Side[] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const sides: Side[] = [];
  for (let [node, last] = [index, size - 1]; last > 0; [node, last] = [half(node), half(last)]) {
    const isLeft = node % 2 === 0 && node < last;
    sides.push(isLeft ? 'right' : 'left');
    // a last node without a sibling moves up as it is
    while (!isLeft && node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
  }
  return sides;
}

const half = (number: number): number => Math.floor(number / 2);
