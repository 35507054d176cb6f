import type { Principal, Role } from './principal.ts';

export const person = (role: Role, subject: string, agency: string, jurisdiction = 'TH'): Principal => ({
  agency,
  jurisdiction,
  role,
  subject,
});

export const investigator = person('investigator', 'inv-1', 'TH-CCIB');
export const prosecutor = person('prosecutor', 'p-1', 'TH-CCIB');
export const otherProsecutor = person('prosecutor', 'p-2', 'TH-CCIB');
export const agencyCourt = person('court', 'ct-1', 'COURT');
export const treasury = person('custodian', 'cus-1', 'Treasury');
export const amlo = person('custodian', 'cus-2', 'AMLO');
export const vault = person('vault', 'v-1', 'TH-CCIB');
export const otherVault = person('vault', 'v-2', 'TH-CCIB');
export const auditor = person('auditor', 'aud-1', 'AUDIT');
export const admin = person('admin', 'adm-1', 'MOJ');
export const otherAdmin = person('admin', 'adm-2', 'MOJ');
/** Of another agency in another country, who may not know that the case exists. */
export const stranger = person('investigator', 'inv-9', 'KH-FIU', 'KH');
