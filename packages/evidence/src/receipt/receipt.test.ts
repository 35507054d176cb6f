import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../canonical-json.ts';
import { checkpointText } from '../note/checkpoint.ts';
import { NoteSigner } from '../note/note-signer.ts';
import { formatNote, signatureLine } from '../note/signed-note.ts';
import { CompactRange } from '../tree/compact-range.ts';
import { leafNode, type NodeHash } from '../tree/node-hash.ts';
import { inclusionProof } from '../tree/proofs.ts';
import { formatReceipt, parseReceipt } from './receipt.ts';
import { flawTexts } from './verdict-texts.ts';
import { type Demands, verifyReceipt } from './verify-receipt.ts';

const log = 'ledger.example/one';
const facts = Array.from({ length: 11 }, (_, index) =>
  Buffer.from(
    canonicalJson({ actor: 'inv-1', caseId: `C-${index % 3}`, id: `3:${index}`, index } satisfies Json),
  ),
);
let signer: NoteSigner;
let demands: Demands;
beforeAll(async () => {
  ({ signer } = await NoteSigner.generate(log, 'note'));
  demands = { keys: [signer.key], witnesses: { atLeast: 0, keys: [] } };
});

describe('a receipt', () => {
  it('proves each fact of a log of any size', async () => {
    for (let size = 1; size <= facts.length; size += 1)
      for (let index = 0; index < size; index += 1) {
        const { proven } = await verifyReceipt(await receiptOf({ index, size }), demands);
        expect(proven?.fact).toMatchObject({ caseId: `C-${index % 3}`, index });
        expect(proven?.checkpoint.size).toBe(size);
      }
  });

  it('is still good after the key was rotated, as long as the old one is known', async () => {
    const receipt = await receiptOf({});
    const { signer: newer } = await NoteSigner.generate(log, 'note');
    const keys = [newer.key, signer.key];
    expect((await verifyReceipt(receipt, { ...demands, keys })).proven?.signedBy).toEqual(signer.key);
    expect((await verifyReceipt(receipt, { ...demands, keys: [newer.key] })).flaw).toBe('OTHER_KEY');
  });

  it('shows that enough witnesses have cosigned', async () => {
    const one = (await NoteSigner.generate('witness.example/1', 'cosignature')).signer;
    const two = (await NoteSigner.generate('witness.example/2', 'cosignature')).signer;
    const receipt = await receiptOf({});
    const text = receipt.slice(receipt.indexOf('\n\n') + 2, receipt.lastIndexOf('\n\n') + 1);
    const cosigned = `${receipt}${signatureLine(one.cosign(text, 1_700_000_000))}`;
    const keys = [one.key, two.key];
    const demanding = (atLeast: number): Demands => ({ ...demands, witnesses: { atLeast, keys } });
    expect((await verifyReceipt(cosigned, demanding(1))).proven?.witnessedBy).toEqual(['witness.example/1']);
    expect((await verifyReceipt(cosigned, demanding(2))).flaw).toBe('TOO_FEW_WITNESSES');
    expect((await verifyReceipt(receipt, demanding(1))).flaw).toBe('TOO_FEW_WITNESSES');
  });
});

describe('what is no proof', () => {
  const changes: readonly (readonly [string, (receipt: string) => string, string])[] = [
    ['nothing', () => '', 'NOT_A_RECEIPT'],
    ['another version', (text) => text.replace('@v1', '@v2'), 'NOT_A_RECEIPT'],
    ['its last line break gone', (text) => text.slice(0, -1), 'TRUNCATED'],
    ['cut in its path', (text) => text.slice(0, text.indexOf('\n\n') - 20), 'TRUNCATED'],
    ['cut in its checkpoint', (text) => `${text.slice(0, text.indexOf('\n\n') + 12)}\n`, 'BAD_CHECKPOINT'],
    ['without its fact', (text) => text.replace(/extra .*\n/, ''), 'NO_FACT'],
    ['with a fact that is no Base64', (text) => text.replace('extra ', 'extra *'), 'NO_FACT'],
    ['an index with a zero before it', (text) => text.replace('index 4', 'index 04'), 'BAD_INDEX'],
    ['an index with a sign', (text) => text.replace('index 4', 'index +4'), 'BAD_INDEX'],
    ['another index', (text) => text.replace('index 4', 'index 5'), 'NOT_IN_TREE'],
    ['an index that the tree has not', (text) => text.replace('index 4', 'index 11'), 'INDEX_BEYOND_TREE'],
    [
      'a path one hash too long',
      (text) => text.replace('index 4\n', `index 4\n${'A'.repeat(43)}=\n`),
      'PATH_LENGTH',
    ],
    ['a path one hash too short', (text) => text.replace(/index 4\n.*\n/, 'index 4\n'), 'PATH_LENGTH'],
    ['a hash with stray bits', (text) => text.replace(/=\n\n/, (end) => `B${end.slice(1)}`), 'BAD_HASH'],
    ['another size', (text) => text.replace('/3\n11\n', '/3\n12\n'), 'SIGNATURE_WRONG'],
    ['another log', (text) => text.replace('/3\n11\n', '/2\n11\n'), 'SIGNATURE_WRONG'],
    ['its fact changed', (text) => withFact(text, (fact) => fact.replace('inv-1', 'inv-2')), 'NOT_IN_TREE'],
  ];
  it.each(changes)('%s', async (_, change, flaw) => {
    const receipt = await receiptOf({});
    expect(change(receipt)).not.toBe(receipt);
    expect((await verifyReceipt(change(receipt), demands)).flaw).toBe(flaw);
  });

  it('a fact that is not canonical, though it stands in the log', async () => {
    for (const text of [
      '{"index": 4}',
      '{"id":"3:4","caseId":"C-1","index":4}',
      '[4]',
      '4',
      'x',
      '{"index":4.0}',
      `{"index":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ])
      expect((await verifyReceipt(await receiptOf({ fact: text }), demands)).flaw, text).toBe(
        'NOT_CANONICAL',
      );
  });

  it('a fact that names another place', async () => {
    for (const text of ['{"id":"2:4","index":4}', '{"id":"3:5","index":5}', '{}'])
      expect((await verifyReceipt(await receiptOf({ fact: text }), demands)).flaw, text).toBe('OTHER_PLACE');
  });

  it('a receipt for another case', async () => {
    const receipt = await receiptOf({});
    expect((await verifyReceipt(receipt, { ...demands, caseId: 'C-1' })).proven).toBeDefined();
    expect((await verifyReceipt(receipt, { ...demands, caseId: 'C-2' })).flaw).toBe('OTHER_CASE');
  });

  it('a checkpoint of another ledger, signed by this one’s key', async () => {
    for (const origin of ['ledger.example/two/3', `${log}/03`, `${log}/`, log])
      expect((await verifyReceipt(await receiptOf({ origin }), demands)).flaw, origin).toBe('OTHER_LOG');
  });

  it('an old checkpoint, a fork of the same size, or a checkpoint that nobody signed, beside the one that is known', async () => {
    const receipt = await receiptOf({ size: 10 });
    const beside = async (known: string) => (await verifyReceipt(receipt, { ...demands, known })).flaw;
    expect(await beside(checkpointIn(await receiptOf({ size: 9 })))).toBeUndefined();
    expect(await beside(checkpointIn(receipt))).toBeUndefined();
    expect(await beside(checkpointIn(await receiptOf({ size: 11 })))).toBe('OLD_CHECKPOINT');
    expect(await beside(checkpointIn(await receiptOf({ fact: '{}', size: 10 })))).toBe('FORK');
    expect(await beside(checkpointIn(receipt).replace('\n10\n', '\n9\n'))).toBe('KNOWN_NOT_SIGNED');
  });

  it('any text at all, and any receipt with a few letters changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect((await verifyReceipt(text, demands)).flaw).toBeDefined();
      }),
    );
    const receipt = await receiptOf({});
    const place = fc.nat({ max: receipt.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.string({ maxLength: 3 }), fc.nat({ max: 3 }), async (at, letters, gone) => {
        const changed = receipt.slice(0, at) + letters + receipt.slice(at + gone);
        fc.pre(changed !== receipt);
        const { flaw } = await verifyReceipt(changed, demands);
        expect(flaw && flawTexts[flaw]).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

it('reads back as it was written', async () => {
  const receipt = await receiptOf({});
  const parsed = parseReceipt(receipt);
  expect('flaw' in parsed || formatReceipt(parsed)).toBe(receipt);
});

interface Made {
  readonly fact?: string;
  readonly index?: number;
  readonly origin?: string;
  readonly size?: number;
}

async function receiptOf({ fact: other, index = 4, origin = `${log}/3`, size = 11 }: Made): Promise<string> {
  const fact = Buffer.from(other ?? facts[index] ?? '');
  const nodes = new Map<string, NodeHash>();
  const range = new CompactRange();
  for (const [n, value] of facts.slice(0, size).entries())
    range.append(
      leafNode(n === index ? fact : value),
      (level, at, hash) => void nodes.set(`${level}/${at}`, hash),
    );
  const path = await inclusionProof(
    index,
    size,
    async (level, at) => nodes.get(`${level}/${at}`) ?? new Uint8Array(),
  );
  const text = checkpointText({ origin, root: Uint8Array.from(range.root()), size });
  const checkpoint = formatNote({ signatures: [signer.sign(text)], text });
  return formatReceipt({
    checkpoint,
    fact: Uint8Array.from(fact),
    index,
    path: path.map((hash) => Uint8Array.from(hash)),
  });
}

const checkpointIn = (receipt: string): string => receipt.slice(receipt.indexOf('\n\n') + 2);

function withFact(receipt: string, change: (fact: string) => string): string {
  return receipt.replace(/extra (.*)\n/, (_, encoded: string) => {
    const fact = change(Buffer.from(encoded, 'base64').toString());
    return `extra ${Buffer.from(fact).toString('base64')}\n`;
  });
}
