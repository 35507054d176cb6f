import type { RecordKey } from '@seizure-ledger/domain';
import { LogInDoubtError } from './log-in-doubt.ts';
import { saidAuth, type Unplaced } from './record-auth.ts';

/** A record was signed by a declared key that is not at hand: whoever decided on it all the same would decide otherwise than others. */
export class DeclaredKeyMissingError extends LogInDoubtError {
  override readonly name = 'DeclaredKeyMissingError';
}

/**
 * Why a record is by nobody who may write to a log whose keys are declared. It goes by the record's headers alone, so that
 * everybody says the same, whatever keys they have. Where no key is declared it says nothing.
 */
export function flawByDeclaration(
  headers: Unplaced['headers'],
  declared: readonly RecordKey[],
): string | undefined {
  if (declared.length === 0) return undefined;
  const said = saidAuth(headers);
  if (!said) return 'it does not say who wrote it';
  return declared.some(({ id }) => id === said.keyId) ? undefined : 'it names a key that is not declared';
}

/** The declared key that a record names, where it is not the one that is at hand under its id. */
export function declaredOtherwise(
  headers: Unplaced['headers'],
  declared: readonly RecordKey[],
  keySha256: string | undefined,
): RecordKey | undefined {
  const keyId = saidAuth(headers)?.keyId;
  return declared.find(({ id, sha256 }) => id === keyId && sha256 !== keySha256);
}
