import { type Refusal, refuse } from './act.ts';
import { isBefore } from './instant.ts';
import type { StateView } from './state.ts';

/** Whether an act on property is dated before the case had it. What is no asset of the case is no matter here. */
export function refuseBeforeTaking(
  state: StateView,
  caseId: string,
  assetIds: readonly unknown[],
  effectiveAt: string,
): Refusal | undefined {
  for (const assetId of assetIds) {
    const takenAt = typeof assetId === 'string' ? state.get('asset', caseId, assetId)?.takenAt : undefined;
    if (takenAt !== undefined && isBefore(effectiveAt, takenAt))
      return refuse('EFFECTIVE_BEFORE_TAKING', { takenAt });
  }
  return undefined;
}
