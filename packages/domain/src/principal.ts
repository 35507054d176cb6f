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

/** Who acts: what a verified token says, and what every instruction and fact states. */
export const principal = z
  .strictObject({
    agency: z.string().min(1).max(100),
    jurisdiction: id,
    role: z.enum(roles),
    subject: id,
  })
  .meta({ id: 'Principal' });

export type Principal = Readonly<z.infer<typeof principal>>;
