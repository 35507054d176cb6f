import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../fault.ts';

const program = fileURLToPath(new URL('../../../../packages/cli/bin/seizure-ledger.js', import.meta.url));

/** Nobody reads what it had built. */
export const rebuildKilled: Fault = {
  name: 'a rebuild of the read model is killed',
  async inflict({ running }) {
    const env = { ...process.env, ...running.environment };
    const child = spawn(process.execPath, [program, 'rebuild'], { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    return async () => {
      child.kill('SIGKILL');
      await ended;
    };
  },
};
