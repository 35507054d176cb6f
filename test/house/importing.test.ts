import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

let folder: string;
let ledger: OpenLedger;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'importing-'));
  ledger = await openLedger();
});
afterAll(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

it('the example of how to bring in a register does what its page says', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/importing.md'), 'utf8');
  const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';
  const [register, mapping] = [join(folder, 'seizures.csv'), join(folder, 'seizures.mapping.json')];
  await writeFile(register, block('csv'));
  await writeFile(mapping, block('json'));
  const to = ['--data', ledger.dataDir, '--url', ledger.url, '--out', folder, '--json'];
  const { code, err, out } = await seizureLedger('import', register, '--mapping', mapping, ...to);
  expect(code, err).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    balanced: true,
    casesOpened: 2,
    listed: {},
    refusals: { seizure: { BAD_DATE: 1 } },
    rows: { fullyPosted: 3, partlyRefused: 0, read: 4, refused: 1 },
  });
});
