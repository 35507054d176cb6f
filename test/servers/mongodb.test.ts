import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMongoDb } from '../../infra/native/mongodb.ts';
import { plainMongoDb } from '../../infra/native/mongodb-programs.ts';
import { describeWhere } from '../required-suite.ts';

describeWhere({
  kind: 'integration',
  available: plainMongoDb.isHere(),
  reason: 'the native MongoDB server is not here: run node infra/native/bring-mongodb.ts',
})('the native MongoDB server', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mongodb-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is started on a free port, ended, and started again on the same one', async () => {
    const first = await startMongoDb({ folder });
    expect(await accepts(first.port)).toBe(true);
    await first.kill();
    expect(first.hasEnded()).toBe(true);
    expect(await accepts(first.port)).toBe(false);
    const second = await startMongoDb({ folder, port: first.port });
    expect(second.uri).toBe(first.uri);
    expect(await accepts(second.port)).toBe(true);
    await second.stop();
    expect(await accepts(second.port)).toBe(false);
  });

  it('does not outlive the process that started it, even one that is killed', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'mongodb.child.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { value: port } = await createInterface(parent.stdout)[Symbol.asyncIterator]().next();
    expect(await accepts(Number(port))).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => accepts(Number(port)), { timeout: 20_000 }).toBe(false);
  });

  it('that can’t start says why', async () => {
    const other = await startMongoDb({ folder: join(folder, 'other') });
    await expect(startMongoDb({ folder: join(folder, 'third'), port: other.port })).rejects.toThrow(
      /ended before it served:[^]*in use/,
    );
    await other.stop();
  });
});

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((accepted) => {
    socket.destroy();
    return Boolean(accepted);
  });
}
