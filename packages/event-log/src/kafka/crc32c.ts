/** CRC-32C, by which Kafka knows a batch; four bytes a step, because each byte of each record passes here. */
export function crc32c(bytes: Buffer, start: number, end: number): number {
  let crc = 0xffffffff;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    crc ^= bytes.readInt32LE(at);
    crc = entry(3, crc) ^ entry(2, crc >>> 8) ^ entry(1, crc >>> 16) ^ entry(0, crc >>> 24);
  }
  for (; at < end; at += 1) crc = (crc >>> 8) ^ entry(0, crc ^ bytes.readUInt8(at));
  return ~crc >>> 0;
}

const polynomial = 0x82f63b78;
const tables = new Int32Array(4 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  tables[byte] = crc;
}
for (let n = 256; n < tables.length; n += 1) {
  const before = tables[n - 256] ?? 0;
  tables[n] = (before >>> 8) ^ (tables[before & 0xff] ?? 0);
}

/** `Int32Array` answers a number within its bounds, which a byte and a table of four never leave. */
function entry(table: number, byte: number): number {
  return tables[256 * table + (byte & 0xff)] as number;
}
