import type { Word } from '@seizure-ledger/console';
import type { Role } from '@seizure-ledger/contracts';

interface Section {
  readonly href: string;
  readonly name: Word;
  /** For whom it is; for everybody where it does not say. */
  readonly roles?: readonly Role[];
}

/** The parts of the console, in the order in which they are offered. */
const all: readonly Section[] = [
  { href: '/', name: 'nav.work' },
  {
    href: '/cases',
    name: 'nav.cases',
    roles: ['investigator', 'custodian', 'prosecutor', 'court', 'auditor', 'partner'],
  },
  { href: '/imports', name: 'nav.imports', roles: ['investigator', 'prosecutor', 'auditor'] },
  { href: '/statistics', name: 'nav.statistics', roles: ['auditor'] },
  { href: '/audit', name: 'nav.audit', roles: ['admin', 'auditor'] },
  { href: '/policies', name: 'nav.policies', roles: ['admin', 'auditor'] },
  { href: '/users', name: 'nav.users', roles: ['admin'] },
];

/** What somebody of a role may go to, and where they are. */
export function sectionsFor(role: string, url: string) {
  const path = url.split('?')[0] ?? '/';
  return all
    .filter(({ roles }) => !roles || roles.some((one) => one === role))
    .map(({ href, name }) => ({
      current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
      href,
      name,
    }));
}
