import { eventLogSuite } from '../event-log.suite.ts';
import type { EventLog } from '../port.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const folders = new WeakMap<EventLog, string>();
const partitions = 3;

eventLogSuite('embedded', {
  open: async () => openIn(await temporaryFolder()),
  reopen: (closed) => openIn(folders.get(closed) ?? ''),
});

async function openIn(folder: string): Promise<EventLog> {
  const log = await openEmbeddedLog({ folder, partitions });
  folders.set(log, folder);
  return log;
}
