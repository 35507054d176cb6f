import type { Principal } from '@seizure-ledger/contracts';
import { mintToken } from '@seizure-ledger/service-kit';
import { Person } from './person.ts';

const thai = { agency: 'TH-CCIB', jurisdiction: 'TH' } as const;

/** Who acts in the worked session, and one from elsewhere. */
export const principals = {
  admin: { agency: 'MOJ', jurisdiction: 'TH', role: 'admin', subject: 'adm-1' },
  admin2: { agency: 'MOJ', jurisdiction: 'TH', role: 'admin', subject: 'adm-2' },
  auditor: { agency: 'AUDIT', jurisdiction: 'TH', role: 'auditor', subject: 'aud-1' },
  court: { agency: 'COURT', jurisdiction: 'TH', role: 'court', subject: 'ct-1' },
  cus: { agency: 'Treasury', jurisdiction: 'TH', role: 'custodian', subject: 'cus-1' },
  inv: { ...thai, role: 'investigator', subject: 'inv-1' },
  p1: { ...thai, role: 'prosecutor', subject: 'p-1' },
  p2: { ...thai, role: 'prosecutor', subject: 'p-2' },
  vault: { ...thai, role: 'vault', subject: 'v-1' },
  vault2: { ...thai, role: 'vault', subject: 'v-2' },
  stranger: { agency: 'XX-FAR', jurisdiction: 'XX', role: 'investigator', subject: 'far-1' },
} as const satisfies Record<string, Principal>;

export type People = Readonly<Record<keyof typeof principals, Person>>;

/** All of them, with tokens of a local ledger. */
export async function peopleOf(dataDir: string, url: string): Promise<People> {
  const people = Object.entries(principals).map(
    async ([name, who]) => [name, new Person(url, await mintToken(dataDir, who))] as const,
  );
  // it has the names that it was made from
  return Object.fromEntries(await Promise.all(people)) as People;
}
