import { z } from 'zod';
import { column, registerMapping } from '../mapping.ts';

const text = z.string().trim().min(1).max(200);

/** What the register's files say about themselves; every column is named, so that another year may differ. */
export const cookCountyMapping = registerMapping.extend({
  reader: z.literal('cook-county'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency such as USD'),
  custodian: text.max(100),
  moneyDescriptions: z.array(text).min(1),
  orderAuthority: text,
  recipient: text.max(100),
  columns: z.strictObject({
    caseNumber: column,
    description: column,
    estimate: column,
    findings: column,
    forfeited: column,
    forfeitedOn: column,
    incidentHash: column,
    inventoryNumber: column,
    itemNumber: column,
    reportHash: column,
    row: column,
    seizedOn: column,
    vinHash: column,
  }),
});

export type CookCountyMapping = z.infer<typeof cookCountyMapping>;
