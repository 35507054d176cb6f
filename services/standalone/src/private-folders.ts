import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes these folders where they are not there, readable by their owner only, with every file in them: they hold
 * what is known of people. A folder that was made before, or copied with wider rights, is closed again.
 */
export async function keepToOwner(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    await mkdir(folder, { mode: 0o700, recursive: true });
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { withFileTypes: true }))
      if (entry.isFile()) await chmod(join(folder, entry.name), 0o600);
  }
}
