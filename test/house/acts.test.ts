import { join } from 'node:path';
import { actWords } from '@seizure-ledger/console';
import { acts, type Permission, permissions } from '@seizure-ledger/domain';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';

const page = join(import.meta.dirname, '../../docs/acts.md');

const head = `# Acts

What can be recorded, and whose agreement it needs before it takes effect. The table is made from the rules themselves
(\`packages/domain/src/permissions.ts\`); \`npx vitest run test/house/acts.test.ts --update\` writes it anew. Addresses and bodies
stand at \`/api/docs\` of a running ledger. A payment needs nobody else below the threshold that a policy sets, which is zero
until one does. Nobody agrees to what they proposed themselves.

| act | what it records | who asks for it | who agrees to it |
| --- | --- | --- | --- |
`;

it('the page of acts says what the rules say', async () => {
  const rows = acts
    .filter(({ name }) => !permissions[name]?.proposes.includes('reactor'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(({ name }) => rowsOf(name, permissions[name]));
  const text = await format(`${head}${rows.join('\n')}\n`, {
    ...(await resolveConfig(page)),
    filepath: page,
  });
  await expect(text).toMatchFileSnapshot(page);
});

function rowsOf(name: string, permission?: Permission): readonly string[] {
  if (!permission) throw new Error(`${name} is not in the table of permissions`);
  const { where } = permission;
  const said = actWords[name]?.en ?? '';
  const row = (what: string, { proposes, second = [] }: Pick<Permission, 'proposes' | 'second'>): string =>
    `| ${[what, said, proposes.join(', '), second.join(', ') || 'nobody'].join(' | ')} |`;
  const besides = where && row(`\`${name}\` with \`${where.field}\`${where.is ? ` ${where.is}` : ''}`, where);
  return [row(`\`${name}\``, permission), ...(besides ? [besides] : [])];
}
