/** Something that must never be. The simulation ends with it. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** @throws {Finding} */
export function holds(condition: boolean, otherwise: string | (() => string)): asserts condition {
  if (!condition) throw new Finding(typeof otherwise === 'string' ? otherwise : otherwise());
}
