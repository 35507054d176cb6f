import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { checkpointText, parseCheckpoint, parseCount } from './checkpoint.ts';
import { NoteSigner } from './note-signer.ts';
import { formatNote, parseNote, verdictOf } from './signed-note.ts';
import { formatVerifierKey, parseVerifierKey, parseVerifierKeys, type VerifierKey } from './verifier-key.ts';

/** Notes and the keys that verify them: golang.org/x/mod `sumdb/note/example_test.go`; C2SP `signed-note.md`. */
const published = [
  {
    key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    note:
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  },
  {
    key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    note:
      'This is an example message.\n\n' +
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  },
];
const secret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';

describe('published notes', () => {
  it.each(published)('are verified by $key', async ({ key, note }) => {
    const [verifier, parsed] = [await keyOf(key), noteOf(note)];
    expect(formatVerifierKey(verifier)).toBe(key);
    expect(formatNote(parsed)).toBe(note);
    expect(await verdictOf(parsed, verifier)).toBe('valid');
    expect(await verdictOf(noteOf(note.replace(' is ', ' was ')), verifier)).toBe('invalid');
  });

  it('are signed to the same bytes', async () => {
    const signer = await NoteSigner.from(secret);
    const note = noteOf(published[0]?.note ?? '');
    expect(formatNote({ ...note, signatures: [signer.sign(note.text)] })).toBe(published[0]?.note);
  });
});

describe('a note', () => {
  it('is signed by the key that a new signer keeps, and by no other', async () => {
    const { secret, signer } = await NoteSigner.generate('ledger.example/1', 'note');
    const again = await NoteSigner.from(`${secret}\n`);
    expect(again.key).toEqual(signer.key);
    const note = noteOf(formatNote({ signatures: [again.sign('head\n')], text: 'head\n' }));
    expect(await verdictOf(note, signer.key)).toBe('valid');
    const other = (await NoteSigner.generate('ledger.example/1', 'note')).signer.key;
    expect(await verdictOf(note, other)).toBe('absent');
    // whoever only claims to be the key is found out
    expect(await verdictOf(note, { ...other, id: signer.key.id })).toBe('invalid');
  });

  it('is cosigned at a time, and at no other', async () => {
    const { signer } = await NoteSigner.generate('witness.example/1', 'cosignature');
    const cosigned = signer.cosign('head\n', 1_700_000_000);
    expect(await verdictOf({ signatures: [cosigned], text: 'head\n' }, signer.key)).toBe('valid');
    const later = Uint8Array.from(cosigned.signature);
    later[7] = 1 + (later[7] ?? 0);
    expect(
      await verdictOf({ signatures: [{ ...cosigned, signature: later }], text: 'head\n' }, signer.key),
    ).toBe('invalid');
    expect(() => signer.sign('head\n')).toThrow(/makes no note/);
  });

  it.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\n— name\n',
    'text\n\n— name AAAA\n',
    'a\rb\n\n— n AAAAAAA=\n',
    'text\n\n— n AAAAAAB=\n',
  ])('is not %j', (text) => {
    expect(parseNote(text)).toBeUndefined();
  });

  it('reads back as it was written', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\s+\p{Cc}]/u.test(text));
    const signature = fc.record({
      keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
      name,
      signature: fc.uint8Array({ minLength: 1 }).map((bytes) => Uint8Array.from(bytes)),
    });
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
    const text = fc.array(line).map((lines) => `${lines.join('\n')}\n`);
    fc.assert(
      fc.property(
        fc.record({ signatures: fc.array(signature, { maxLength: 5, minLength: 1 }), text }),
        (note) => {
          expect(parseNote(formatNote(note))).toEqual(note);
        },
      ),
    );
  });
});

describe('a key', () => {
  it.each([
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=',
    'PeterNeumann',
    '',
  ])('is not %j', async (text) => {
    expect(await parseVerifierKey(text)).toBeUndefined();
    expect(await parseVerifierKeys(`# keys\n${published[0]?.key}\n${text || 'x'}\n`)).toBeUndefined();
  });

  it('stands in a file among others and remarks', async () => {
    const keys = await parseVerifierKeys(`# keys\n\n${published.map(({ key }) => key).join('\r\n')}\n`);
    expect(keys?.map(({ name }) => name)).toEqual(['PeterNeumann', 'example.com/foo']);
  });
});

describe('a checkpoint', () => {
  /** golang.org/x/mod `sumdb/tlog/note_test.go`. */
  const text = 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n';

  it('is the published text', () => {
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toMatchObject({ origin: 'go.sum database tree', size: 123_456_789_012 });
    expect(checkpoint && checkpointText(checkpoint)).toBe(text);
    expect(parseCheckpoint(`${text}an extension\n`)).toEqual(checkpoint);
  });

  it.each([
    text.slice(0, -1),
    text.replace('\n1', '\n01'),
    text.replace('\n1', '\n+1'),
    text.replace('123456789012', '0xabcdef'),
    text.replace('123456789012', '9007199254740993'),
    text.replace('0=', '1='),
    text.replace('TszzRgjT', 'TszzRgjTAAAA'),
    `\n${text}`,
    `${text}\n`,
  ])('is not %j', (bad) => {
    expect(parseCheckpoint(bad)).toBeUndefined();
  });

  it.each(['', '00', '-0', '1e3', ' 1', '1 ', '１', '9007199254740992'])('has no size %j', (number) => {
    expect(parseCount(number)).toBeUndefined();
  });
});

describe('Base64', () => {
  it('has one text for some bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/=\n -]{0,12}$/), (text) => {
        const bytes = fromBase64(text);
        expect(bytes === undefined || toBase64(bytes) === text).toBe(true);
      }),
    );
  });
});

async function keyOf(text: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(text);
  if (!key) throw new Error(`no key: ${text}`);
  return key;
}

function noteOf(text: string) {
  const note = parseNote(text);
  if (!note) throw new Error(`no note: ${text}`);
  return note;
}
