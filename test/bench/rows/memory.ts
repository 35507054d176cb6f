import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Curve } from '../row.ts';

const file = fileURLToPath(new URL('../processes/growing-ledger.ts', import.meta.url));

/** Resident memory of a ledger with its projection, in a process of its own, as facts come in. */
export function memoryCurve(largest = 200_000): Curve {
  const steps = 10;
  const child = fork(file);
  return {
    async at(size) {
      child.send(size);
      const [resident_bytes] = await once(child, 'message');
      return Number(resident_bytes) / 2 ** 20;
    },
    async end() {
      child.send('end');
      await once(child, 'exit');
    },
    name: 'memory',
    of: 'facts taken',
    rounds: 1,
    settings: { inFlight: 64 },
    sizes: Array.from({ length: steps }, (_, n) => ((n + 1) * largest) / steps),
    unit: 'MiB resident',
  };
}
