import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { checkpointText, formatNote, NoteSigner } from '@seizure-ledger/evidence';
import { afterEach, expect, it } from 'vitest';
import { askWitness } from './ask-witness.ts';

const witness = createServer((_, answer) => pipeline(withoutEnd, answer, () => undefined));
afterEach(() => void witness.close());

async function* withoutEnd(): AsyncGenerator<string> {
  for (;;) yield 'and so on '.repeat(1_000);
}

it('a witness that answers without end is heard to a limit, and counts as away', async () => {
  await once(witness.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(witness.address() as AddressInfo).port}`;
  const [{ signer: ledger }, { signer: cosigner }] = await Promise.all([
    NoteSigner.generate('ledger.example/one', 'note'),
    NoteSigner.generate('witness.example/1', 'cosignature'),
  ]);
  const checkpoint = { origin: 'ledger.example/one/0', root: new Uint8Array(32), size: 1 };
  const text = checkpointText(checkpoint);
  const note = formatNote({ signatures: [ledger.sign(text)], text });
  const head = { checkpoint, log: 'L', nextOffset: 1, note };
  const noNode = () => Promise.reject(new Error('a first head needs no proof'));
  const said = await askWitness({ key: cosigner.key, url }, head, noNode, 0, new AbortController().signal);
  expect(said).toEqual({ away: 'it answered more than 16384 bytes' });
});
