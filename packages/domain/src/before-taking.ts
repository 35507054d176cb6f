import { type Refusal, refuse } from './act.ts';
import { isBefore } from './instant.ts';
import type { StateView } from './state.ts';

/** Whether an act on property is dated before the case had it. */
export function refuseBeforeTaking(
  state: StateView,
  caseId: string,
  assetId: string,
  effectiveAt: string,
): Refusal | undefined {
  const takenAt = state.get('asset', caseId, assetId)?.takenAt;
  if (takenAt === undefined || !isBefore(effectiveAt, takenAt)) return undefined;
  return refuse('EFFECTIVE_BEFORE_TAKING', { takenAt });
}
