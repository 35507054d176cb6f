import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/first-case.md'), 'utf8');
const blocks = [...page.matchAll(/```bash\n(.*?)```/gs)].map(([, block = '']) => block);

let ledger: OpenLedger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

it('the first case can be copied into a terminal as it stands, and pays two thirds of each loss', async () => {
  const { court } = ledger.people;
  const said = await bash(['set -euo pipefail', ...blocks].join('\n'));
  expect(said).not.toMatch(/"status":"refused"|"code":/);
  expect(said.trimEnd().split('\n').length).toBeGreaterThan(10);

  const { body } = await court.get('/cases/TH-2025-0042/restitution-summary');
  const got = body['claims'].map(({ allocated, claimId, paid }: Claim) => [claimId, allocated, paid]);
  expect(got).toEqual([
    ['C1', '400000.00', '400000.00'],
    ['C2', '600000.00', '0.00'],
  ]);
});

interface Claim {
  readonly allocated: string;
  readonly claimId: string;
  readonly paid: string;
}

async function bash(script: string): Promise<string> {
  const path = [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']].join(
    delimiter,
  );
  const env = { ...process.env, API: `${ledger.url}/api/v1`, DATA_DIR: ledger.dataDir, PATH: path };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: root, env });
  return stdout;
}
