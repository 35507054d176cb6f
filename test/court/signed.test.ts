import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Paper, type Sheet } from '@seizure-ledger/paper';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWhere } from '../required-suite.ts';
import { judging_ms, paperNeeds, signaturesOf, verdictsOn } from './printed.ts';

const sheet: Sheet = {
  date: '2026-01-02T03:04:05Z',
  footer: 'Summary TH-1',
  language: 'en',
  pageOf: 'Page {n} of {of}',
  parts: [{ kind: 'text', text: 'Nothing.' }],
  title: 'Summary',
};

describeWhere(paperNeeds)('a document that is signed', () => {
  let folder: string;
  let plain: Uint8Array, signed: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signed-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
    execFileSync('openssl', ['req', '-x509', ...made, '-days', '30', '-subj', '/CN=Court'], {
      stdio: 'ignore',
    });
    plain = await printedBy(await Paper.signedWith(undefined));
    signed = await printedBy(await Paper.signedWith({ certificate, key }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has a signature that others find valid, over all of it', async () => {
    const said = await signaturesOf(signed);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });

  it('no longer has it when a byte is another one', async () => {
    const changed = Uint8Array.from(signed);
    const middle = Math.floor(signed.length / 4);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    expect(await signaturesOf(changed)).not.toContain('Signature is Valid.');
  });

  it(
    'is still PDF/A, and begins with the bytes that it has unsigned',
    async () => {
      expect(await verdictsOn([signed])).toEqual(['PASS']);
      expect(Buffer.compare(signed.subarray(0, plain.length), plain)).toBe(0);
    },
    judging_ms,
  );
});

async function printedBy(paper: Paper): Promise<Uint8Array> {
  const printed = await paper.print(sheet);
  await paper.close();
  return printed;
}
