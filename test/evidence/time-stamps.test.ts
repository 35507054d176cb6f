import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseCheckpoint, parseNote } from '@seizure-ledger/evidence';
import { evidenceFolder, type Standalone, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seizureLedger } from '../command.ts';
import { type HttpAnswer, Person } from '../person.ts';
import { describeWhere } from '../required-suite.ts';
import { startTimeStampAuthority, type TimeStampAuthority } from './time-stamp-authority.ts';

describeWhere({
  available: spawnSync('openssl', ['version']).status === 0,
  kind: 'openssl',
  reason: 'there is no openssl here, which stamps with the time in this test',
})('time stamps of heads', () => {
  let folder: string;
  let authority: TimeStampAuthority;
  let ledger: Standalone;
  let officer: Person;
  let receipt: HttpAnswer;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stamps-'));
    authority = await startTimeStampAuthority(folder);
    const { certificates, url } = authority;
    const logger = pino({ level: 'silent' });
    const options = { dataDir: file('ledger'), host: '127.0.0.1', logger, port: 0 };
    ledger = await startStandalone({ ...options, stamps: { certificates, url } });
    officer = await Person.with(file('ledger'), ledger.url, 'investigator', 'inv-1');
    const { body } = await officer.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId: 'C-1',
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'UTC',
      title: 'C-1',
    });
    // asked for again until a stamped head covers it; the hook's own patience ends it
    do {
      await pause(100);
      receipt = await officer.get(`/evidence/receipts/C-1/0?stamped=true&atLeast=${body['position']}`);
    } while (receipt.status === 202);
    await writeFile(file('receipt'), receipt.text);
    const { origin, size } = checkpoint() ?? {};
    const stamp = await fetch(`${ledger.url}/evidence/${origin?.split('/').at(-1)}/stamps/${size}`);
    expect(stamp.headers.get('content-type')).toBe('application/timestamp-reply');
    await writeFile(file('stamp'), Buffer.from(await stamp.arrayBuffer()));
  });
  afterAll(async () => {
    await ledger.close();
    authority.server.close();
    await rm(folder, { recursive: true });
  });

  const note = () => receipt.text.slice(receipt.text.indexOf('\n\n') + 2);
  const checkpoint = () => parseCheckpoint(parseNote(note())?.text ?? '');
  const verify = (stamp: string, certificates: string) => {
    const keys = ['--key', join(evidenceFolder(file('ledger')), 'keys')];
    return seizureLedger('verify', file('receipt'), ...keys, '--stamp', stamp, '--tsa', certificates);
  };

  it('say when the signed head of a receipt was there', async () => {
    const { code, out } = await verify(file('stamp'), authority.certificates);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/stamped {3}20\d\d-\S+Z: it was recorded no later/),
    ]);
  });

  it('are good by openssl’s own check too', async () => {
    await writeFile(file('text'), parseNote(note())?.text ?? '');
    const args = ['ts', '-verify', '-in', 'stamp', '-data', 'text', '-CAfile', 'ca.pem'];
    expect(spawnSync('openssl', args, { cwd: folder }).stdout.toString()).toContain('Verification: OK');
  });

  it('are checked by verify --all, which says which proves nothing', async () => {
    const trusted = { certificates: authority.certificates };
    const stamps = join(
      evidenceFolder(file('ledger')),
      checkpoint()?.origin.split('/').at(-1) ?? '',
      'stamps',
    );
    const stamp = join(stamps, `${checkpoint()?.size}.tsr`);
    const good = await verifyAll(file('ledger'), () => undefined, { trusted });
    expect(good).toMatchObject({ findings: [], stamps: 1, unchecked: 0 });
    expect(await verifyAll(file('ledger'), () => undefined)).toMatchObject({ stamps: 0, unchecked: 1 });
    const findings = async () => {
      const verified = await verifyAll(file('ledger'), () => undefined, { trusted });
      return verified.findings.map(({ message }) => message);
    };
    const original = await readFile(stamp);
    const changed = Buffer.from(original);
    changed[changed.length - 5] = (changed.at(-5) ?? 0) ^ 1;
    await writeFile(stamp, changed);
    expect(await findings()).toEqual([
      expect.stringMatching(/^the time stamp on the head over 1 records proves nothing: /),
    ]);
    await rename(stamp, join(stamps, '7.tsr'));
    expect(await findings()).toEqual([
      'the head over 1 records is shown as stamped, and has no stamp',
      'the head over 7 records was published, cosigned or stamped; the log has 1',
    ]);
    await rm(join(stamps, '7.tsr'));
    await writeFile(stamp, original);
  });

  it('prove nothing when they were changed, are another authority’s, or are none', async () => {
    const changed = await readFile(file('stamp'));
    // within the signature, which stands last
    changed[changed.length - 5] = (changed.at(-5) ?? 0) ^ 1;
    await writeFile(file('changed'), changed);
    await mkdir(file('other'));
    const other = await startTimeStampAuthority(file('other'));
    other.server.close();
    const bad = [
      await verify(file('changed'), authority.certificates),
      await verify(file('stamp'), other.certificates),
    ];
    for (const { code, out } of bad)
      expect([code, out]).toEqual([
        1,
        expect.stringMatching(/The time stamp proves nothing: .* \(BAD_STAMP\)/),
      ]);
    const nothing = await verify(file('receipt'), authority.certificates);
    expect([nothing.code, nothing.out]).toEqual([
      1,
      expect.stringContaining('it is no granted RFC 3161 answer'),
    ]);
  });
});
