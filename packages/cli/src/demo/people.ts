import type { Principal, Role } from '@seizure-ledger/contracts';

export type DemoPerson = Principal & { readonly role: Role };

/** Who acts in the scenario; they are also the users to look around as. */
const person = (role: Role, agency: string, subject: string): DemoPerson => ({
  agency,
  jurisdiction: 'TH',
  role,
  subject: `demo-${subject}`,
});

export const investigator = person('investigator', 'TH-CCIB', 'investigator');
export const prosecutor = person('prosecutor', 'TH-CCIB', 'prosecutor');
export const secondProsecutor = person('prosecutor', 'TH-CCIB', 'prosecutor-2');
export const custodian = person('custodian', 'Treasury', 'custodian');
export const court = person('court', 'COURT', 'court');

/** Nobody who acts, but who looks, and who lets people in. */
export const onlookers: readonly DemoPerson[] = [
  person('auditor', 'AUDIT', 'auditor'),
  person('admin', 'MOJ', 'administrator'),
  person('admin', 'MOJ', 'administrator-2'),
];
