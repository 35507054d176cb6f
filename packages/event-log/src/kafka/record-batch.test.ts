import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';
import { type FetchedMessage, toStoredRecord } from './message.ts';
import { encodeRecordBatch } from './record-batch.ts';

const require = createRequire(import.meta.url);
const reference: (bytes: Buffer) => number = require('kafkajs/src/protocol/recordBatch/crc32C/crc32C');
const Decoder: new (bytes: Buffer) => object = require('kafkajs/src/protocol/decoder');
const decode: (
  decoder: object,
) => Promise<readonly FetchedMessage[]> = require('kafkajs/src/protocol/requests/fetch/v4/decodeMessages');

const text = fc.string({ unit: 'binary', maxLength: 200 });
const records = fc.array(
  fc.record({
    key: text,
    headers: fc.dictionary(text, text, { maxKeys: 12, noNullPrototype: true }),
    value: fc.uint8Array({ maxLength: 20_000 }),
  }),
  { minLength: 1, maxLength: 200 },
);

it('a batch is read as it was written, whatever is in it', async () => {
  const run = fc.asyncProperty(records, async (written) => {
    const batch = encodeRecordBatch(written, 1_700_000_000_000);
    const size = Buffer.alloc(4);
    size.writeInt32BE(batch.length);
    const read = await decode(new Decoder(Buffer.concat([size, batch])));
    expect(read.map(toStoredRecord)).toEqual(
      written.map((record, offset) => ({ ...record, offset, timestamp_ms: 1_700_000_000_000 })),
    );
  });
  await fc.assert(run, { numRuns: 50 });
});

it('the checksum is the one that brokers compute', () => {
  expect(crc32c(Buffer.from('123456789'), 0, 9)).toBe(0xe3069283);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, start) => {
      const buffer = Buffer.from(bytes);
      expect(crc32c(buffer, start, buffer.length)).toBe(reference(buffer.subarray(start)));
    }),
  );
});
