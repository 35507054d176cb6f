import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { pageQuery } from './reads/queries.ts';
import { amount } from './terms.ts';

const count = z.int().min(0);
const text = z.string();

const flow = z.object({
  confiscated: amount,
  held: amount,
  read: amount,
  released: amount,
  seizureRefused: amount,
});

/** The end of an import: what the register says, against what the ledger answered. */
export const reconciliation = z
  .object({
    awaitingSecondPerson: count,
    balanced: z.boolean().meta({ description: 'Every row and every amount is accounted for' }),
    casesOpened: count,
    listed: z.record(text, count).meta({ description: 'Rows to look at, by kind' }),
    refusals: z
      .record(text, z.record(text, count))
      .meta({ description: 'Acts that were refused, by stage and code' }),
    rows: z.object({ fullyPosted: count, partlyRefused: count, read: count, refused: count }),
    sha256: text,
    units: z.record(text, flow),
  })
  .meta({ id: 'Reconciliation' });

export const importAnswer = z
  .object({
    agency: text,
    by: text.meta({ description: 'The subject as whom its acts are asked for' }),
    file: text,
    importId: text,
    mapping: text,
    progress: z.object({ done: count, phase: z.enum(['sending', 'approving']), total: count }).optional(),
    reason: text.optional().meta({ description: 'Why it is paused, or has failed' }),
    reconciliation: reconciliation.optional(),
    sha256: text,
    startedAt: text,
    state: z.enum(['running', 'paused', 'done', 'failed']),
    waitsFor: text.optional().meta({
      description: 'Paused, the subject with whose new token it goes on: the importer, or who agrees to it',
    }),
  })
  .meta({ id: 'Import' });

/** The latest first, at most 200; and the mappings that there are. */
export const importsAnswer = z.object({ imports: z.array(importAnswer), mappings: z.array(text) });

/** An act of a row that was refused, by its reader or by the rules. */
export const refusedRow = z
  .object({ caseId: text, code: text, reason: text, row: count, stage: text })
  .meta({ id: 'RefusedRow' });

/** Something in a row that a person should look at; nothing was merged or mended. */
export const listedRow = z
  .object({
    caseId: text,
    kind: z.enum(['contradiction', 'duplicate', 'date', 'amount']),
    row: count,
    text,
  })
  .meta({ id: 'ListedRow' });

/** Of what was refused or listed: the cursor of the first page is absent. */
export const importRowsQuery = pageQuery.omit({ atLeast: true });
export const listedRowsQuery = importRowsQuery.extend({ kind: listedRow.shape.kind.optional() });

export const importRowsAnswer = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z.object({ [name]: z.array(item), next: text.nullable() });

export type ShownImport = Immutable<z.infer<typeof importAnswer>>;
