import type { NewRecord } from '../port.ts';
import { crc32c } from './crc32c.ts';

/**
 * Records as Kafka keeps them, format 2: one batch, neither compressed nor numbered by a producer. kafkajs' own
 * encoder makes several buffers a record and takes five times as long (`docs/decisions/0005-kafka.md`).
 */
export function encodeRecordBatch(records: readonly NewRecord[], now_ms: number): Buffer {
  const sizes = records.map(sizesOf);
  const bytes = sizes.reduce((sum, size, n) => sum + recordSize(size, n), head_bytes);
  const batch = new Writer(Buffer.allocUnsafe(bytes));
  batch.int64(0); // The broker puts the offset here.
  batch.int32(bytes - lengthEnd);
  batch.int32(-1);
  batch.int8(2);
  batch.int32(0); // The checksum, below.
  batch.int16(0);
  batch.int32(records.length - 1);
  batch.int64(now_ms); // The broker's clock counts, not this one.
  batch.int64(now_ms);
  batch.int64(-1);
  batch.int16(-1);
  batch.int32(-1);
  batch.int32(records.length);
  records.forEach((record, n) => writeRecord(batch, record, sizes[n] ?? sizesOf(record), n));
  batch.buffer.writeUInt32BE(crc32c(batch.buffer, checksumEnd, bytes), checksumEnd - 4);
  return batch.buffer;
}

const lengthEnd = 12;
const checksumEnd = 21;
const head_bytes = 61;

interface Sizes {
  readonly key: number;
  /** Of names and values in turn. */
  readonly headers: readonly number[];
  /** All of the record but its own length and what depends on its place. */
  readonly rest: number;
}

function sizesOf({ key, headers, value }: NewRecord): Sizes {
  const keySize = Buffer.byteLength(key);
  const headerSizes = Object.entries(headers).flatMap(([name, text]) => [
    Buffer.byteLength(name),
    Buffer.byteLength(text),
  ]);
  const parts = [keySize, value.byteLength, ...headerSizes];
  const rest = parts.reduce((sum, size) => sum + varintSize(size) + size, varintSize(headerSizes.length / 2));
  return { key: keySize, headers: headerSizes, rest: rest + 2 }; // Attributes, and no difference in time.
}

function recordSize({ rest }: Sizes, place: number): number {
  const body = rest + varintSize(place);
  return varintSize(body) + body;
}

function writeRecord(batch: Writer, record: NewRecord, sizes: Sizes, place: number): void {
  batch.varint(sizes.rest + varintSize(place));
  batch.int8(0);
  batch.varint(0);
  batch.varint(place);
  batch.text(record.key, sizes.key);
  batch.bytes(record.value);
  batch.varint(sizes.headers.length / 2);
  let n = 0;
  for (const [name, text] of Object.entries(record.headers)) {
    batch.text(name, sizes.headers[n++] ?? 0);
    batch.text(text, sizes.headers[n++] ?? 0);
  }
}

/** In Kafka's zigzag form, which doubles what is not negative. */
function varintSize(value: number): number {
  let bytes = 1;
  for (let rest = (2 * value) >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

class Writer {
  readonly buffer: Buffer;
  #at = 0;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
  }

  int8(value: number): void {
    this.#at = this.buffer.writeInt8(value, this.#at);
  }

  int16(value: number): void {
    this.#at = this.buffer.writeInt16BE(value, this.#at);
  }

  int32(value: number): void {
    this.#at = this.buffer.writeInt32BE(value, this.#at);
  }

  int64(value: number): void {
    this.#at = this.buffer.writeBigInt64BE(BigInt(value), this.#at);
  }

  varint(value: number): void {
    let rest = (2 * value) >>> 0;
    while (rest > 0x7f) {
      this.buffer[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.#at++] = rest;
  }

  bytes(value: Uint8Array): void {
    this.varint(value.byteLength);
    this.buffer.set(value, this.#at);
    this.#at += value.byteLength;
  }

  text(value: string, size: number): void {
    this.varint(size);
    this.#at += this.buffer.write(value, this.#at, size);
  }
}
