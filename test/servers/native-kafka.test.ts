import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { startKafka } from '../../infra/native/kafka.ts';
import { describeWhere } from '../required-suite.ts';
import { nativeKafka } from './native-kafka.ts';

describeWhere(await nativeKafka())('a Kafka of this machine', () => {
  it('serves under the same address when it is started again after a power cut', async () => {
    const folder = await temporaryFolder();
    const first = await startKafka({ folder, nodes: 1 });
    await first.kill();
    const again = await startKafka({ folder, nodes: 1 });
    onTestFinished(() => again.kill());
    expect(again.brokers).toEqual(first.brokers);
  });

  it('ends with whoever started it, however that one ends', async () => {
    const starter = spawn(process.execPath, ['--input-type=module', '-e', starting], {
      env: { ...process.env, FOLDER: await temporaryFolder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void starter.kill('SIGKILL'));
    const [pid] = await once(createInterface({ input: starter.stdout }), 'line');
    expect(isRunning(Number(pid))).toBe(true);
    starter.kill('SIGKILL');
    await expect.poll(() => isRunning(Number(pid)), { timeout: 30_000 }).toBe(false);
  });
});

const starting = `
  const { startKafka } = await import(${JSON.stringify(new URL('../../infra/native/kafka.ts', import.meta.url).href)});
  const { nodes } = await startKafka({ folder: process.env.FOLDER, nodes: 1 });
  console.log(nodes[0].pid);
  setInterval(() => {}, 1_000);
`;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // There is no such process.
  }
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'native-kafka-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
