import { identifier } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../immutable.ts';

/** Identifiers that somebody is about to record. They are asked for in a body: addresses are kept in logs. */
export const askedIdentifiers = z.strictObject({ identifiers: z.array(identifier).min(1).max(500) });

/** An asset that has one of the identifiers that were asked for. */
export const knownIdentifier = z
  .object({
    assetId: z.string(),
    caseId: z.string(),
    place: z.int().min(0).meta({ description: 'Which of those that were asked for, the first being 0' }),
    type: z.string(),
  })
  .meta({ id: 'KnownIdentifier' });

export const knownIdentifiersAnswer = z.object({ known: z.array(knownIdentifier) });

export type KnownIdentifier = Immutable<z.infer<typeof knownIdentifier>>;
