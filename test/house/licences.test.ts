import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Whoever takes the ledger over may keep, change and hand on all of it under these. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  // how an old package writes MIT
  'MIT/X11',
  '(MIT OR Apache-2.0)',
  'MPL-2.0',
  // asks for less than MIT; of what signs documents
  'BlueOak-1.0.0',
  '(MIT AND Zlib)',
  // fonts: free to use and to ship, not to be sold by themselves
  'OFL-1.1',
  'MIT AND OFL-1.1',
];

const root = join(import.meta.dirname, '../..');
const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const packages: readonly (readonly [string, Locked])[] = Object.entries(lockfile.packages);
const shipped = packages
  .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
  .map(([path, { license = 'none' }]) => ({ license, name: String(path.split('node_modules/').at(-1)) }));

it('everything that is shipped is under a licence that may be', () => {
  expect(shipped.filter(({ license }) => !allowed.includes(license))).toEqual([]);
});

/** `npx vitest run test/house/licences.test.ts --update` writes it anew. */
it('the list of licences names everything that is shipped', async () => {
  const names = Object.groupBy(shipped, ({ license }) => license);
  const lines = Object.entries(names)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([license, under = []]) => {
      const unique = new Set(under.map(({ name }) => name));
      return `- ${license}: ${[...unique].toSorted().join(', ')}`;
    });
  const text = ['# Licences of what the ledger is shipped with', ...lines].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(join(root, 'docs/licences.md'));
});

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly license?: string;
}
