import { eventLogSuite } from '@seizure-ledger/event-log/suite';
import { MemoryLog, MemoryLogStore } from './memory-log.ts';

const opened = new WeakMap<object, MemoryLogStore>();

function openOn(store: MemoryLogStore): MemoryLog {
  const log = new MemoryLog(store);
  opened.set(log, store);
  return log;
}

eventLogSuite('in memory', {
  open: async () => openOn(new MemoryLogStore(3)),
  reopen: async (closed) => openOn(opened.get(closed) ?? new MemoryLogStore(3)),
});
