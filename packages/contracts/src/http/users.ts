import { id, person, roles } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../immutable.ts';

const who = {
  agency: person.shape.agency,
  jurisdiction: person.shape.jurisdiction,
  /** A person signs in by password, a machine has client credentials. */
  kind: z.enum(['person', 'machine']),
  name: id.meta({ description: 'The subject that stands in the ledger: a pseudonymous id' }),
  role: z.enum(roles),
};

/** Somebody whom the ledger's own issuer shall know. */
export const newUser = z.strictObject(who);

/** Somebody whom the ledger's own issuer knows. */
export const shownUser = z.object({ ...who, disabled: z.boolean() }).meta({ id: 'User' });

export const usersAnswer = z.object({ users: z.array(shownUser) });

export const madeUserAnswer = z.object({
  name: who.name,
  secret: z.string().meta({ description: 'Made up, and answered this once' }),
});

export type ShownUser = Immutable<z.infer<typeof shownUser>>;
export type MadeUser = Immutable<z.infer<typeof madeUserAnswer>>;
