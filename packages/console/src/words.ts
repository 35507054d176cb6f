import type { Account } from '@seizure-ledger/contracts';

/** What a person reads, in each language; where a text is not there yet, the English one is shown. */
export interface Words {
  readonly en: string;
  readonly th: string;
}

const english = (en: string): Words => ({ en, th: '' });

/** The accounts of a case in words. */
export const accountWords: Readonly<Record<Account, Words>> = {
  'held:frozen': english('Held: frozen'),
  'held:seized': english('Held: seized'),
  'held:confiscated': english('Held: confiscated, not yet final'),
  'owned:confiscated': english('Owned by the State: confiscated'),
  'owned:proceeds': english('Owned by the State: proceeds'),
  'due:allocated': english('Due: allocated to claims, not yet paid'),
  'due:reserve': english('Due: set aside as a reserve'),
  'out:released': english('Gone: released'),
  'out:transferred': english('Gone: transferred to another case'),
  'out:sold': english('Gone: sold'),
  'out:converted': english('Gone: converted'),
  'out:costs': english('Gone: costs'),
  'out:liens': english('Gone: paid to lienholders'),
  'out:shared': english('Gone: shared with another State'),
  'out:restituted': english('Gone: restituted to victims'),
  'out:state': english('Gone: remitted to the State'),
  'out:lost': english('Gone: lost'),
  'source:world': english('Came in: from outside'),
  'source:sale': english('Came in: from a sale'),
  'source:converted': english('Came in: from a conversion'),
  'source:transferred': english('Came in: from another case'),
  'source:state': english('Came in: laid out by the State'),
};

/** What an entry records, by its act. */
export const actWords: Readonly<Record<string, Words>> = {
  access: english('Case shared with an agency'),
  accruals: english('Accrued'),
  approvals: english('Approved by a second person'),
  cases: english('Case opened'),
  claims: english('Claim admitted'),
  'claims/amendment': english('Claim amended'),
  closure: english('Case closed'),
  confiscations: english('Confiscated'),
  conversions: english('Converted'),
  corrections: english('Corrected'),
  costs: english('Costs paid'),
  extensions: english('Freeze extended'),
  finality: english('Confiscation became final'),
  freezes: english('Frozen'),
  orders: english('Order registered'),
  persons: { en: 'Identity recorded', th: 'บันทึกตัวตน' },
  'persons/erasure': { en: 'Erasure of an identity agreed', th: 'เห็นชอบให้ลบตัวตน' },
  'persons/erasure/confirmation': { en: 'Identity erased', th: 'ลบตัวตนแล้ว' },
  'persons/readings': { en: 'Identity read', th: 'อ่านตัวตน' },
  policies: english('Policy adopted'),
  'policies/approvals': english('Policy agreed to'),
  'policies/rejections': { en: 'Policy rejected', th: 'ไม่เห็นชอบนโยบาย' },
  'policies/withdrawals': { en: 'Policy taken back', th: 'ถอนข้อเสนอนโยบาย' },
  'policies/relay': english('Policy in force here'),
  realisations: english('Sold'),
  'receipts-in': english('Received'),
  rejections: english('Proposal rejected'),
  releases: english('Released'),
  remittances: english('Remitted to the State'),
  reopening: english('Case reopened'),
  restitutions: english('Distributed to claims'),
  'restitutions/payments': english('Claim paid'),
  'restitutions/payments/returns': english('Payment came back'),
  'restitutions/reserve-releases': english('Reserve released'),
  'restitutions/voids': english('Allocation voided'),
  'returns-in-kind': english('Returned in kind'),
  reversals: english('Confiscation reversed'),
  seizures: english('Seized'),
  shares: english('Shared with another State'),
  transfers: english('Sent to another custodian or case'),
  'transfers/cancellation': english('Transfer cancelled'),
  'transfers/delivery': english('Arrived in the other case'),
  'transfers/receipt': english('Received from another case'),
  'transfers/return': english('Came back from the other case'),
  'transfers/confirmation': english('Receipt confirmed'),
  'transfers/refusal': english('Receipt refused'),
  valuations: english('Valued'),
  withdrawals: english('Proposal withdrawn'),
  'write-offs': english('Written off'),
};

/** The words for a name of the ledger, or the name itself where it has none. */
export function wordsFor(
  named: Readonly<Record<string, Words>>,
  name: string,
  language: keyof Words = 'en',
): string {
  const words = Object.hasOwn(named, name) ? named[name] : undefined;
  return words ? words[language] || words.en : name;
}
