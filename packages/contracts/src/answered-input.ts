import { type Fact, fingerprintOf } from '@seizure-ledger/domain';
import { sha256OfBytes } from '@seizure-ledger/evidence';
import { parseInstruction } from './envelope.ts';

/** Whether an outcome's last record answers the instruction with this value, and not another one. */
export function answersInput(
  { approval, fingerprint, instructionId, quarantine }: Fact,
  value: Uint8Array,
): boolean {
  if (quarantine) return quarantine.valueHash === sha256OfBytes(value);
  const read = parseInstruction(value);
  if ('invalid' in read) return false;
  // a fact that a second person let happen names the proposer's instruction, and theirs beside it
  const asked = approval ?? { fingerprint, instructionId };
  return read.id === asked.instructionId && fingerprintOf(read) === asked.fingerprint;
}
