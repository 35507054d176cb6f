import type { Reader } from './port.ts';

/** A reader that can't even let go is asked what that means to it; the partition is gone either way. */
export async function letGo(reader: Reader, partition: number): Promise<void> {
  try {
    await reader.revoked?.(partition);
  } catch (error) {
    reader.failed(partition, error);
  }
}
