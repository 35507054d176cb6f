import { derivedSecret, keysFolder, mintToken } from '@seizure-ledger/service-kit';
import { Sessions } from '@seizure-ledger/service-console';
import { fillLargeCase, largeCaseId } from '../large-case.ts';
import { latencies } from '../latencies.ts';
import { embeddedLedger } from '../processes/ledger-to-measure.ts';
import type { Row } from '../row.ts';

const lifetime_s = 3_600;
const me = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'prosecutor', subject: 'bench' } as const;

/** The pages of one case, of which each opens all that the case has a list of. */
const pages = [
  '',
  '/entries',
  '/entries?newest=true',
  '/orders',
  '/custody',
  '/claims',
  '/distributions',
  '/proposals',
  '/links',
  '/restitution',
  '/restitution/claims/V-00000',
  '/instructions/R1',
  '/instructions/release-0',
  '/as-of?effectiveAt=2026-01-01T00:00',
  '/accounts/held:seized?unit=THB',
  '/acts',
  '/acts/claims',
].map((part) => `/cases/${largeCaseId}${part}`);

/** The console’s pages of a case with very many entries: how long a browser waits for the first byte of each. */
export async function consoleCaseRow(entries = 100_000): Promise<Row> {
  const claims = entries / 10;
  const ledger = await embeddedLedger();
  await fillLargeCase(ledger, claims, entries).catch(async (error: unknown) => {
    await ledger.end();
    throw error;
  });
  const cookie = await cookieOf(ledger.dataDir);

  async function open(path: string): Promise<void> {
    const answer = await fetch(`${ledger.url}${path}`, { headers: { cookie }, redirect: 'manual' });
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
    await answer.body?.cancel();
  }

  return {
    end: ledger.end,
    name: 'console-case',
    ours: () => latencies(pages.length, (n) => open(pages[n] ?? '')),
    settings: { claims, entries, pages: pages.length },
    unit: 'pages/s',
  };
}

/** As whoever has signed in. */
async function cookieOf(dataDir: string): Promise<string> {
  const sessions = new Sessions(await derivedSecret(keysFolder({ DATA_DIR: dataDir }), 'console-session'));
  const token = await mintToken(dataDir, me);
  const [cookie = ''] =
    (await sessions.signIn(me, { idToken: undefined, token }, Date.now() / 1_000 + lifetime_s)) ?? [];
  return cookie.split(';')[0] ?? '';
}
