import {
  DeclaredKeyMissingError,
  declaredOtherwise,
  flawByDeclaration,
  saidAuth,
} from '@seizure-ledger/contracts';
import { declaredKeys, policyOf, type StateView, type Writer } from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';

/**
 * Why nobody who may has written an instruction: by the keys that are declared in the state that decides on it; before any
 * is, by those that are at hand.
 * @throws {DeclaredKeyMissingError}
 */
export function forgeryIn(
  { forged, headers, keySha256, offset }: StoredRecord,
  state: StateView,
): string | undefined {
  const declared = declaredKeys(policyOf(state), 'instructions');
  const flaw = flawByDeclaration(headers, declared);
  if (flaw !== undefined) return flaw;
  const key = declaredOtherwise(headers, declared, keySha256);
  if (!key) return forged;
  const found = keySha256 === undefined ? 'there is none here' : 'another one goes by its id here';
  throw new DeclaredKeyMissingError(
    `the instruction at offset ${offset} was signed by the key ${key.id}, which is declared, and ${found}: put ` +
      'log-instructions.keys in place as the other services have it, and start again',
  );
}

/** Whose key signed an instruction that was found good. */
export function writerOf({ headers, keySha256 }: StoredRecord): Writer | undefined {
  const said = saidAuth(headers);
  return said && keySha256 !== undefined ? { id: said.keyId, sha256: keySha256 } : undefined;
}
