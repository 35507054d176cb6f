import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPartitions, partitionOf, type Role, roles } from '@seizure-ledger/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemathesis } from '../../infra/native/bring-schemathesis.ts';
import { freeze, opening, order } from '../bodies.ts';
import { positionOf } from '../open-ledger.ts';
import { type People, peopleOf } from '../people.ts';
import { Person } from '../person.ts';
import { describeWhere } from '../required-suite.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';
import { performWholeIdentity } from '../whole-identity.ts';
import { performWholeSession } from '../whole-session.ts';
import { type Exchange, runSchemathesis } from './run-schemathesis.ts';

/** Made-up requests for each operation and role: `SEIZURE_API_EXAMPLES=100 npx vitest run test/schemathesis` for long. */
const examples = Number(process.env['SEIZURE_API_EXAMPLES'] ?? 2);

/** In the first partition, of which the document's examples name a position: who waits for it is answered at once. */
const caseId = caseInPartition(0);
const foreignCase = 'XX-2025-0001';
/** Stands in all that another country's case says, and in no request. */
const foreignMark = 'f0re1gn-mark';
/** Stands in who somebody is. */
const identityMark = 'wh0-1t-is';

const runs = describeWhere({
  available: schemathesis.isHere(),
  kind: 'schemathesis',
  reason: 'Schemathesis is not here: run node infra/native/bring-schemathesis.ts',
});

runs('requests of every kind, made from the API’s own description', () => {
  let dataDir: string;
  let ledger: RunningLedger;
  let person: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ledger-'));
    ledger = await runLedger(dataDir);
    const people = await peopleOf(dataDir, ledger.url);
    await performWholeSession(people, caseId);
    await caughtUp(people);
    await performWholeIdentity(people, caseId);
    const identity = { caseId, name: identityMark };
    person = String((await people.vault.post('/persons', 'marked', identity)).body['person']);
    await fillForeignCase(people.stranger);
    await caughtUp(people);
  });
  afterAll(async () => {
    await ledger.stop();
    await rm(dataDir, { force: true, recursive: true });
  });

  it.each(roles)(
    'by somebody of the role %s meet no fault, no answer outside the document, and nothing foreign',
    async (role) => {
      const asker = await Person.with(dataDir, ledger.url, role, `fuzz-${role}`);
      const known = {
        caseId: [caseId, `${caseId}-D`, foreignCase],
        claimId: ['C1'],
        person: [person],
        restitutionId: ['R1', 'R2'],
      };
      const { exchanges, found } = await runSchemathesis(asker, { examples, known });
      expect(found).toBe('');
      expect(exchanges.filter(isFault)).toEqual([]);
      expect(exchanges.filter(({ text }) => marksNotFor(role).some((mark) => text.includes(mark)))).toEqual(
        [],
      );
      expect(exchanges.length).toBeGreaterThan(100);
      console.info(`${role}: ${exchanges.length} requests`);
    },
    3_600_000,
  );

  async function caughtUp({ auditor }: People): Promise<void> {
    const { status } = await auditor.get(`/audit/positions?atLeast=${await positionOf(dataDir)}`);
    expect(status).toBe(200);
  }
});

/** Who asks for a position that nobody has written yet is told so after five seconds. */
const isFault = ({ status, text }: Exchange): boolean =>
  status >= 500 && !(status === 503 && text.includes('"BEHIND"'));

/** An auditor sees all cases, and only the vault who somebody is. */
function marksNotFor(role: Role): readonly string[] {
  return [...(role === 'auditor' ? [] : [foreignMark]), ...(role === 'vault' ? [] : [identityMark])];
}

async function fillForeignCase(officer: Person): Promise<void> {
  const marked = {
    ...opening,
    agency: 'XX-FAR',
    caseId: foreignCase,
    jurisdiction: 'XX',
    title: foreignMark,
  };
  const asset = { description: foreignMark, kind: 'account', location: foreignMark, owner: foreignMark };
  const place = `/cases/${foreignCase}`;
  const acts = [
    await officer.post('/cases', 'open', { ...marked, networks: [foreignMark], note: foreignMark }),
    await officer.post(`${place}/orders`, 'order', {
      ...order,
      kind: 'freeze',
      orderId: 'O-1',
      reference: foreignMark,
    }),
    await officer.post(`${place}/freezes`, 'freeze', { ...freeze, asset, custodian: foreignMark }),
  ];
  for (const { status, text } of acts) expect([status, text]).toEqual([201, expect.anything()]);
}

function caseInPartition(partition: number): string {
  for (let number = 7; ; number += 1) {
    const id = `TH-2025-${String(number).padStart(4, '0')}`;
    if (partitionOf(id, defaultPartitions) === partition) return id;
  }
}
