import type { LaterActs, Stage } from '../plan.ts';

/** An act that the row both says and denies: not done, named as refused, and listed for a person to look at. */
export function contradiction(stage: Stage, text: string): LaterActs {
  return {
    acts: [],
    refused: [{ stage, code: 'CONTRADICTION', reason: text }],
    listed: [{ kind: 'contradiction', text }],
  };
}
