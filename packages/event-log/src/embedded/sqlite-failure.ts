// Result codes of SQLite; the upper bits say more, the lowest eight are the kind.
const busy = 5;
const full = 13;

export function isBusy(error: unknown): boolean {
  return kindOf(error) === busy;
}

export function isFull(error: unknown): boolean {
  return kindOf(error) === full;
}

function kindOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
