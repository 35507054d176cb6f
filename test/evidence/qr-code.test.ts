import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type Demands,
  formatReceipt,
  parseReceipt,
  parseVerifierKeys,
  readReceiptCode,
  receiptCode,
  receiptPicture,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { Resvg } from '@resvg/resvg-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { signedReceipt } from './signed-receipt.ts';

describe('the QR code of a receipt', () => {
  let ledger: OpenLedger;
  let address: string;
  let demands: Demands;
  let receipt: string;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile(wasm)).buffer } });
    ledger = await openLedger();
    const { body } = await ledger.people.inv.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId: 'TH-2025-0007',
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'Asia/Bangkok',
      title: 'คดีตัวอย่าง',
    });
    address = body['receipt'];
    receipt = (await signedReceipt(ledger.people.inv, body['facts'][0])).text;
    const keys = await parseVerifierKeys(await (await fetch(`${ledger.url}/evidence/keys`)).text());
    demands = { keys: keys ?? [], witnesses: { atLeast: 0, keys: [] } };
  });
  afterAll(() => ledger.close());

  it('is answered to who accepts a picture, and proves the record by itself', async () => {
    const path = address.replace('/api/v1', '');
    const picture = await ledger.people.inv.get(path, { accept: 'image/svg+xml' });
    expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const code = await readReceiptCode(await saidBy(picture.text));
    expect(code).toEqual({ receipt });
    const { proven } = await verifyReceipt(receipt, { ...demands, caseId: 'TH-2025-0007' });
    expect(proven?.factText).toContain('คดีตัวอย่าง');
  });

  it('is for who may read the case', async () => {
    const path = address.replace('/api/v1', '');
    const { stranger } = ledger.people;
    expect((await stranger.get(path, { accept: 'image/svg+xml' })).status).toBe(404);
  });

  it('refers to a receipt that it can’t hold, by its address, its record’s hash and the head', async () => {
    const parsed = parseReceipt(receipt);
    if ('flaw' in parsed) throw new Error(parsed.flaw);
    const says = Array.from({ length: 4_000 }, (_, n) => ((n * n * 7_919) % 9_973).toString(36)).join('');
    const large = formatReceipt({ ...parsed, fact: Uint8Array.from(Buffer.from(JSON.stringify({ says }))) });
    const code = await readReceiptCode(await saidBy(await receiptPicture(large, address)));
    expect(code).toEqual({
      reference: {
        address,
        hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        index: parsed.index,
        origin: expect.stringMatching(/^seizure-ledger\//),
        root: expect.any(Uint8Array),
        size: expect.any(Number),
      },
    });
  });

  it('is no code of a receipt when a letter of it was changed to what is none, or it was cut', async () => {
    const code = await receiptCode(receipt, address);
    for (const other of [
      '',
      'https://example.org',
      code.slice(0, 40),
      code.slice(0, -30),
      code.toLowerCase(),
    ])
      expect([other, await readReceiptCode(other)]).toEqual([other, undefined]);
  });
});

/** What a reader that is not ours sees in the picture. */
async function saidBy(svg: string): Promise<string> {
  const picture = new Resvg(svg, { background: 'white', fitTo: { mode: 'width', value: 1_200 } }).render();
  const [found, ...more] = await readBarcodes(Uint8Array.from(picture.asPng()), { formats: ['QRCode'] });
  expect(more).toEqual([]);
  return found?.text ?? '';
}
