// Run as a process of its own, to be killed: appends with many in flight, and prints what was acknowledged.
import { openEmbeddedLog } from './embedded-log.ts';

const [folder = '', run = '', inFlight = '1'] = process.argv.slice(2);
const partitions = 3;
const log = await openEmbeddedLog({ folder, partitions });
process.stdout.write('open\n');

let n = 0;
await Promise.all(
  Array.from({ length: Number(inFlight) }, async () => {
    for (;;) {
      const key = `${run}-${n++}`;
      const partition = n % partitions;
      const record = { key, headers: { ce_id: key }, value: new TextEncoder().encode(key.repeat(50)) };
      const { firstOffset } = await log.append('asset-ledger.v1', partition, [record]);
      process.stdout.write(`${partition}:${firstOffset} ${key}\n`);
    }
  }),
);
