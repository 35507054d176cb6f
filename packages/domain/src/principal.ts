import { z } from 'zod';
import { id } from './id.ts';

export const roles = [
  'investigator',
  'custodian',
  'prosecutor',
  'court',
  'auditor',
  'partner',
  'admin',
  'vault',
] as const;

export type Role = (typeof roles)[number];

/** Besides people, the ledger's own reactor acts; no token gives its role. */
export const actorRoles = [...roles, 'reactor'] as const;

export type ActorRole = (typeof actorRoles)[number];

/** Who acts: what a verified token says, and what every instruction and fact states. */
export const principal = z
  .strictObject({
    agency: z.string().min(1).max(100),
    jurisdiction: id,
    role: z.enum(actorRoles),
    subject: id,
  })
  .meta({ id: 'Principal' });

export type Principal = Readonly<z.infer<typeof principal>>;

/** What a token may say: who it is of is a person, or a machine that stands for one. */
export const person = principal.extend({ role: z.enum(roles) });
