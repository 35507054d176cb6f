import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, tooLong } from './lines.ts';

const read = async (...chunks: readonly string[]) =>
  (await Array.fromAsync(linesOf(stream(chunks.map((chunk) => Buffer.from(chunk))), 10))).map((line) =>
    line === tooLong ? tooLong : line.toString(),
  );

describe('the lines of a stream', () => {
  it('end with LF or CR LF, the last one with nothing', async () => {
    expect(await read('one\ntwo\r\n\nthree')).toEqual(['one', 'two', '', 'three']);
    expect(await read('one\n')).toEqual(['one']);
    expect(await read()).toEqual([]);
  });

  it('do not end at a lone CR or a line separator, which JSON may have', async () => {
    expect(await read('a\rb\n\u2028c\u2029\n')).toEqual(['a\rb', '\u2028c\u2029']);
  });

  it('are too long beyond the limit, and the next one is read again', async () => {
    expect(await read('0123456789\n01234567890\n', '0123456789\r\n', '012345', '67890')).toEqual([
      '0123456789',
      tooLong,
      '0123456789',
      tooLong,
    ]);
  });

  it('keep bytes that are no UTF-8', async () => {
    const [line] = await Array.fromAsync(linesOf(stream([Buffer.from([0xff, 0xfe]), Buffer.from('\n')]), 10));
    expect(line).toEqual(Buffer.from([0xff, 0xfe]));
  });

  it('are the same however the stream is cut', async () => {
    const whole = 'a\r\n\n0123456789\r\nü€\n01234567890123\nlast';
    const lines = await read(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ max: 9, min: 1 })), async (sizes) => {
        const bytes = Buffer.from(whole);
        const chunks: Buffer[] = [];
        let at = 0;
        for (const size of sizes) chunks.push(bytes.subarray(at, (at += size)));
        chunks.push(bytes.subarray(at));
        const cut = await Array.fromAsync(linesOf(stream(chunks), 10));
        expect(cut.map((line) => (line === tooLong ? line : line.toString()))).toEqual(lines);
      }),
    );
  });
});

async function* stream(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
