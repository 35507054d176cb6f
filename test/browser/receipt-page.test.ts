import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  checkpointText,
  CompactRange,
  flawTexts,
  formatNote,
  formatReceipt,
  formatVerifierKey,
  inclusionProof,
  leafNode,
  type NodeHash,
  NoteSigner,
  parseNote,
  receiptCode,
  type ReceiptFlaw,
  signatureLine,
} from '@seizure-ledger/evidence';
import { makePage } from '@seizure-ledger/evidence/page';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWhere } from '../required-suite.ts';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const factOf = (index: number, says = '<b>ยึด</b>') =>
  `{"actor":{"subject":"inv-1"},"caseId":"C-1","id":"0:${index}","index":${index},"note":"${says}","recordedAt":"2026-01-02T03:04:05.000Z","sequence":${index},"type":"asset.seized.v1"}`;

describeWhere({
  available: existsSync(executablePath),
  kind: 'browser',
  reason: 'there is no Chromium in /usr/bin: install the package chromium',
})('the page that checks receipts, from a file and without a network', () => {
  let folder: string;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let signer: NoteSigner;
  const asked: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'receipt-page-'));
    address = pathToFileURL(await makePage()).href;
    ({ signer } = await NoteSigner.generate('ledger.example/one', 'note'));
    await writeFile(join(folder, 'keys'), `${formatVerifierKey(signer.key)}\n`);
    browser = await chromium.launch({ args: flags, executablePath });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB', offline: true });
    context.on('request', (request) => asked.push(request.url()));
  });
  afterEach(async () => {
    await context.close();
    expect(asked.splice(0).filter((url) => url !== address)).toEqual([]);
  });

  interface Given {
    readonly caseId?: string;
    readonly code?: string;
    readonly known?: string;
    readonly quorum?: string;
    readonly witnesses?: string;
  }

  /** Fills in what is given, and has it checked. */
  async function check(
    receipt: string | undefined,
    { caseId, code, known, quorum, witnesses }: Given = {},
  ): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address);
    await page.setInputFiles('#key', join(folder, 'keys'));
    for (const [id, text] of Object.entries({ known, receipt, witness: witnesses })) {
      if (text === undefined) continue;
      await writeFile(join(folder, id), text);
      await page.setInputFiles(`#${id}`, join(folder, id));
    }
    for (const [id, text] of Object.entries({ case: caseId, code, quorum }))
      if (text !== undefined) await page.fill(`#${id}`, text);
    await page.getByRole('button', { name: 'Check the receipt' }).click();
    await page.locator('[data-verdict]').waitFor();
    return page;
  }

  it('shows a good one’s record as it was written, in English and in Thai', async () => {
    const page = await check(await receiptOf({}), { caseId: 'C-1' });
    const status = page.getByRole('status');
    expect(await status.innerText()).toMatch(/^The receipt is good\. The ledger has signed this record:/);
    expect(await page.locator('pre').textContent()).toBe(factOf(4));
    await page.getByRole('button', { name: 'ไทย' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('th');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('ตรวจใบรับรอง');
    expect(await status.innerText()).toMatch(/^ใบรับรองถูกต้อง/);
  });

  const changes: readonly (readonly [string, ReceiptFlaw, () => Promise<readonly [string, Given?]>])[] = [
    ['a fact changed', 'NOT_IN_TREE', async () => [withFact(await receiptOf({}), factOf(4, 'gift'))]],
    [
      'its actor changed',
      'NOT_IN_TREE',
      async () => [withFact(await receiptOf({}), factOf(4).replace('inv-1', 'inv-2'))],
    ],
    [
      'its time changed',
      'NOT_IN_TREE',
      async () => [withFact(await receiptOf({}), factOf(4).replace('2026', '2025'))],
    ],
    [
      'two facts swapped',
      'NOT_IN_TREE',
      async () => [withFact(await receiptOf({}), factOf(5)).replace('index 4', 'index 5')],
    ],
    ['a fact removed before it, and signed anew', 'OTHER_PLACE', async () => [await receiptOf({ shift: 1 })]],
    [
      'a fact inserted before it, and signed anew',
      'OTHER_PLACE',
      async () => [await receiptOf({ shift: -1 })],
    ],
    [
      'a log whose tail was cut, and signed anew',
      'OLD_CHECKPOINT',
      async () => [await receiptOf({ size: 5 }), { known: checkpointIn(await receiptOf({})) }],
    ],
    [
      'a checkpoint changed',
      'SIGNATURE_WRONG',
      async () => [(await receiptOf({})).replace('\n7\n', '\n8\n')],
    ],
    ['one that was cut short', 'TRUNCATED', async () => [(await receiptOf({})).slice(0, 200)]],
    ['one for another case', 'OTHER_CASE', async () => [await receiptOf({}), { caseId: 'C-2' }]],
    [
      'an old checkpoint presented as new',
      'OLD_CHECKPOINT',
      async () => [await receiptOf({ size: 6 }), { known: checkpointIn(await receiptOf({})) }],
    ],
    [
      'a fork of the same size',
      'FORK',
      async () => [await receiptOf({}), { known: checkpointIn(await receiptOf({ says: 'other' })) }],
    ],
  ];
  it.each(changes)('names what is wrong with %s, in both languages', async (_, flaw, made) => {
    const page = await check(...(await made()));
    const status = page.getByRole('status');
    expect(await status.innerText()).toBe(`The receipt proves nothing. ${flawTexts[flaw].en} (${flaw})`);
    await page.getByRole('button', { name: 'ไทย' }).click();
    expect(await status.innerText()).toBe(`ใบรับรองนี้พิสูจน์อะไรไม่ได้ ${flawTexts[flaw].th} (${flaw})`);
  });

  it('needs no scrolling sideways on a small screen', async () => {
    const page = await check(await receiptOf({}));
    await page.setViewportSize({ height: 800, width: 320 });
    const widths = await page
      .locator('html')
      .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
    expect(widths).toEqual([320, 320]);
  });

  it('demands as many witnesses as one says', async () => {
    const witness = await NoteSigner.generate('witness.example/1', 'cosignature');
    const other = await NoteSigner.generate('witness.example/2', 'cosignature');
    const keys = [witness, other].map(({ signer: { key } }) => `${formatVerifierKey(key)}\n`).join('');
    const receipt = await receiptOf({});
    const text = parseNote(checkpointIn(receipt))?.text ?? '';
    const cosigned = `${receipt}${signatureLine(witness.signer.cosign(text, 1_700_000_000))}`;
    const said = async (given: Given) => (await check(cosigned, given)).getByRole('status').innerText();
    expect(await said({ quorum: '1', witnesses: keys })).toMatch(/^The receipt is good/);
    expect(await said({ quorum: '2', witnesses: keys })).toContain('(TOO_FEW_WITNESSES)');
    expect(await said({ witnesses: keys })).toContain('(TOO_FEW_WITNESSES)');
    expect(await said({ quorum: '3', witnesses: keys })).toContain('more witnesses than the file names');
  });

  it('checks a receipt by what its QR code says, without the file', async () => {
    const code = await receiptCode(await receiptOf({}), '/receipts/1');
    const good = await check(undefined, { caseId: 'C-1', code: `${code}\n` });
    expect(await good.locator('pre').textContent()).toBe(factOf(4));
    const status = async (given: Given) => (await check(undefined, given)).getByRole('status').innerText();
    expect(await status({ caseId: 'C-2', code })).toContain('(OTHER_CASE)');
    expect(await status({ code: code.slice(0, -9) })).toContain('is not the code of a receipt');
    expect(await status({})).toContain('Choose the file of a receipt');
  });

  it('checks a file and a QR code that holds another receipt, both', async () => {
    const file = await receiptOf({});
    const status = async (code: string) => (await check(file, { code })).getByRole('status').innerText();
    expect(await status(await receiptCode(file, '/receipts/1'))).toMatch(/^The receipt is good/);
    const forged = await receiptCode(withFact(file, factOf(4, 'gift')), '/receipts/1');
    expect(await status(forged)).toContain('(NOT_IN_TREE)');
    const other = await receiptCode(await receiptOf({ says: 'another' }), '/receipts/1');
    expect(await status(other)).toContain('not the one that the QR code is of');
  });

  it('asks for the file where a QR code only refers to it, and compares the two', async () => {
    const says = Array.from({ length: 3_000 }, (_, n) => ((n * n * 7_919) % 9_973).toString(36)).join('');
    const receipt = await receiptOf({ says });
    const code = await receiptCode(receipt, '/receipts/1');
    const status = async (file: string | undefined) =>
      (await check(file, { code })).getByRole('status').innerText();
    expect(await status(undefined)).toMatch(/too large for a QR code[^]*\/receipts\/1/);
    expect(await status(receipt)).toMatch(/^The receipt is good/);
    expect(await status(await receiptOf({}))).toContain('not the one that the QR code is of');
  });

  async function receiptOf({
    says,
    shift = 0,
    size = 7,
  }: {
    readonly says?: string;
    /** How far the facts have moved in the log. */
    readonly shift?: number;
    readonly size?: number;
  }): Promise<string> {
    const nodes = new Map<string, NodeHash>();
    const range = new CompactRange();
    for (let n = 0; n < size; n += 1)
      range.append(
        leafNode(Buffer.from(factOf(n + shift, says))),
        (level, at, hash) => void nodes.set(`${level}/${at}`, hash),
      );
    const path = await inclusionProof(
      4,
      size,
      async (level, at) => nodes.get(`${level}/${at}`) ?? new Uint8Array(),
    );
    const text = checkpointText({
      origin: 'ledger.example/one/0',
      root: Uint8Array.from(range.root()),
      size,
    });
    return formatReceipt({
      checkpoint: formatNote({ signatures: [signer.sign(text)], text }),
      fact: Uint8Array.from(Buffer.from(factOf(4 + shift, says))),
      index: 4,
      path: path.map((hash) => Uint8Array.from(hash)),
    });
  }
});

const checkpointIn = (receipt: string): string => receipt.slice(receipt.indexOf('\n\n') + 2);

const withFact = (receipt: string, fact: string): string =>
  receipt.replace(/extra .*/, `extra ${Buffer.from(fact).toString('base64')}`);
