import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const launcher = new URL('../../packages/cli/bin/run-on.js', import.meta.url).href;

describe('a command that starts again on the Node of this project', () => {
  it('ends with the exit code of what it started', async () => {
    expect(await endOf(runOn('process.exit(3)'))).toEqual([3, null]);
  });

  it('passes a wish to stop down, and waits until it was granted', async () => {
    const outer = runOn(`
      process.on('SIGTERM', () => process.exit(7));
      setTimeout(() => {}, 10_000);
      console.log('ready');
    `);
    await ready(outer);
    outer.kill('SIGTERM');
    expect(await endOf(outer)).toEqual([7, null]);
  });

  it('dies of the signal that what it started died of', async () => {
    const outer = runOn(`setTimeout(() => {}, 10_000); console.log('ready');`);
    await ready(outer);
    outer.kill('SIGINT');
    expect(await endOf(outer)).toEqual([null, 'SIGINT']);
  });
});

function runOn(inner: string): ChildProcess {
  const outer = `const { runOn } = await import('${launcher}'); await runOn(process.execPath, ['-e', process.argv[1]]);`;
  return spawn(process.execPath, ['--input-type=module', '-e', outer, inner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  if (stdout !== null) await once(stdout, 'data');
}

function endOf(child: ChildProcess): Promise<readonly unknown[]> {
  return once(child, 'exit');
}
