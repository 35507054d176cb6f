import { destroyed } from './data-keys.ts';
import type { Kind, VaultStore } from './vault-store.ts';

/** The vault that is to be copied to holds something else under the same name. */
export class VaultDiffersError extends Error {
  override readonly name = 'VaultDiffersError';
  constructor(kind: Kind, id: string) {
    super(
      `The vault there has another text of ${kind} ${id}: it belongs to another ledger. Name an empty one.`,
    );
  }
}

/** Keys first: an identity is never anywhere without them. How far the log was followed begins anew. */
const kinds = ['keys', 'cases', 'requests', 'identities'] as const satisfies readonly Kind[];

/**
 * Copies what a vault keeps that nobody uses; may be done again. What is erased in either stays erased in the copy.
 * @returns how many texts it has.
 * @throws {VaultDiffersError} nothing was overwritten.
 */
export async function copyVault(from: VaultStore, to: VaultStore): Promise<number> {
  let count = 0;
  for (const kind of kinds) {
    for (const id of await from.ids(kind)) {
      await copyOne(from, to, kind, id);
      count += 1;
    }
  }
  return count;
}

async function copyOne(from: VaultStore, to: VaultStore, kind: Kind, id: string): Promise<void> {
  const text = await from.get(kind, id);
  if (text === undefined) return;
  const there = await to.putOnce(kind, id, text);
  if (kind === 'keys' && text === destroyed) return destroyThere(to, id);
  if (there !== text && there !== destroyed) throw new VaultDiffersError(kind, id);
}

async function destroyThere(to: VaultStore, id: string): Promise<void> {
  await to.replace('keys', id, destroyed);
  const [, person] = /^person:(.*)$/.exec(id) ?? [];
  if (person !== undefined) await to.remove('identities', person);
}
