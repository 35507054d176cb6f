import type { batchResult } from '@seizure-ledger/contracts';
import type { z } from 'zod';

/** An act as a line of a batch: its route without ids; the ids of what it is about stand in the body. */
export interface BatchLine {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly caseId: string;
  readonly id: string;
}

export type BatchResult = Readonly<z.infer<typeof batchResult>>;
