import type { Role } from '@seizure-ledger/contracts';
import { madeUpSecret, UserBook, usersFolder } from '@seizure-ledger/service-standalone';

const agency = 'TH-CCIB';
const users: readonly { readonly agency: string; readonly name: string; readonly role: Role }[] = [
  { agency, name: 'demo-investigator', role: 'investigator' },
  { agency, name: 'demo-prosecutor', role: 'prosecutor' },
  { agency: 'Treasury', name: 'demo-custodian', role: 'custodian' },
  { agency: 'COURT', name: 'demo-court', role: 'court' },
  { agency: 'AUDIT', name: 'demo-auditor', role: 'auditor' },
  { agency: 'MOJ', name: 'demo-administrator', role: 'admin' },
];

/** Makes a user of each role to look around as. Their passwords are made up now, and printed this once. */
export async function makeDemoUsers(dataDir: string): Promise<void> {
  const book = new UserBook(usersFolder(dataDir));
  process.stdout.write('Users of this demo; their passwords are shown this once:\n');
  for (const user of users) {
    const secret = madeUpSecret();
    await book.add({ ...user, jurisdiction: 'TH', kind: 'person', secret });
    process.stdout.write(`  ${user.name.padEnd(18)}  ${secret}\n`);
  }
}
