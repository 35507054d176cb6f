import { id } from '@seizure-ledger/contracts';
import { z } from 'zod';

const text = (most: number) => z.string().min(1).max(most);

/** What the vault keeps of a person. It reaches neither log nor read model. */
export const identity = z
  .strictObject({
    bankDetails: z
      .strictObject({ account: text(100), bank: text(200).optional(), holder: text(200).optional() })
      .optional(),
    contact: z
      .strictObject({
        address: text(500).optional(),
        email: text(320).optional(),
        phone: text(50).optional(),
      })
      .optional(),
    name: text(200),
  })
  .meta({ id: 'Identity' });

/** A person to be recorded in a case. */
export const recording = identity.extend({ caseId: id });

/** Why an identity is read: it stands in the ledger, so it says nothing of the person. */
export const reading = z.strictObject({ purpose: text(500) });
