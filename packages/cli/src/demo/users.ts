import { usersFolder } from '@seizure-ledger/service-kit/ground';
import { madeUpSecret, UserBook } from '@seizure-ledger/service-standalone/users';
import { court, custodian, investigator, onlookers, prosecutor, secondProsecutor } from './people.ts';

/** Makes a user of everybody in the scenario. Their passwords are made up now, and printed this once. */
export async function makeDemoUsers(dataDir: string): Promise<void> {
  const book = new UserBook(usersFolder(dataDir));
  process.stdout.write('Users of this demo; their passwords are shown this once:\n');
  for (const { subject: name, ...who } of [
    investigator,
    custodian,
    prosecutor,
    secondProsecutor,
    court,
    ...onlookers,
  ]) {
    const secret = madeUpSecret();
    await book.add({ ...who, kind: 'person', name, secret });
    process.stdout.write(`  ${name.padEnd(20)}  ${secret}\n`);
  }
}
