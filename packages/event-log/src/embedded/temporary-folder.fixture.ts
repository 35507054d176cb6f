import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for this test, removed after it and after all that was opened in it later was closed. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
