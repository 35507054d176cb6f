import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import type { Person } from '../../person.ts';
import { describeWhere } from '../../required-suite.ts';
import { performWholeSession } from '../../whole-session.ts';
import { type RunningCluster, runCluster } from './running-cluster.ts';
import { bothServers, servers } from './servers.ts';
import { digestsMadeAnew, digestsOf } from './taken-facts.ts';

const patience = { timeout: 30_000 };
const caseId = 'TH-2025-0007';

describeWhere(bothServers)(
  'every service as a process of its own, on Kafka and MongoDB behind one port',
  () => {
    let running: RunningCluster;
    let embedded: OpenLedger;
    beforeAll(async () => {
      [running, embedded] = await Promise.all([
        runCluster({ ...servers, instancesOf: () => 1 }),
        openLedger(),
      ]);
    });
    afterAll(() => Promise.all([running.remove(), embedded.close()]));

    it('decides a session of every act as one process on embedded storage does, fact by fact', async () => {
      await performWholeSession(running.people, caseId);
      await performWholeSession(embedded.people, caseId);
      await embedded.caughtUp();
      for (const id of [caseId, `${caseId}-B`, `${caseId}-C`]) {
        const together = await journal(embedded.people.auditor, id);
        await expect.poll(() => journal(running.people.auditor, id), patience).toBe(together);
        expect(JSON.parse(together).length, id).toBeGreaterThan(1);
      }
      const balances = `/cases/${caseId}/balances`;
      const { body } = await running.people.auditor.get(balances);
      expect(body['balances']).toEqual((await embedded.people.auditor.get(balances)).body['balances']);
      const trial = await running.people.auditor.get('/audit/trial-balance');
      const sums = trial.body['units'].map(({ sum }: { readonly sum: string }) => Number(sum));
      expect(sums).toEqual(sums.map(() => 0));
      expect(sums.length).toBeGreaterThan(1);
    });

    it('serves the documents, the console’s pages and health on that port too', async () => {
      const { url } = running.cluster;
      const document = await (await fetch(`${url}/api/openapi.json`)).json();
      expect(document).toEqual(await (await fetch(`${embedded.url}/api/openapi.json`)).json());
      const page = await fetch(`${url}/`, { redirect: 'manual' });
      // what a person sees who has signed in is a browser's test
      expect([302, 303]).toContain(page.status);
      expect(new URL(page.headers.get('location') ?? '', url).origin).toBe(url);
      expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('route="/api/v1/cases/:caseId/freezes"');
      const ledger = running.cluster.processes.find(({ service }) => service === 'ledger');
      expect(await (await fetch(`${ledger?.url}/metrics`)).text()).toContain(
        'reader_lag_records{partition="5"',
      );
    });

    it('ends in good order, every process of it, with the read model as one made anew', async () => {
      await running.cluster.stop();
      const endings = await Promise.all(running.cluster.processes.map(({ ended }) => ended));
      expect(new Set(endings)).toEqual(new Set(['ended with exit code 0']));
      const [log, readModel] = await Promise.all([running.openLog(), running.openReadModel()]);
      const anew = await digestsMadeAnew(log);
      expect(anew['entries']?.documents).toBeGreaterThan(30);
      expect(await digestsOf(readModel)).toEqual(anew);
      await readModel.close();
      await log.close();
    });
  },
);

/** A case's entries without what differs from run to run: times, places, what is encrypted under other keys, and the hashes over them. */
async function journal(reader: Person, id: string): Promise<string> {
  const { body } = await reader.get(`/cases/${id}/entries?limit=1000`);
  const same = (name: string, value: unknown) =>
    differing.has(name) || /^(hmac|enc1):/.test(String(value)) ? undefined : value;
  return JSON.stringify(body['entries'], same, 1);
}

const differing = new Set(
  [
    ['effectiveAt', 'fingerprint', 'hash', 'id', 'index', 'input', 'position', 'previousHash'],
    ['outcomeHash', 'proposalHash', 'proposalHashes', 'recordedAt', 'sentAt'],
  ].flat(),
);
