import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAct, type Instruction } from '@seizure-ledger/contracts';
import { LedgerModule, ledgerTransport } from '@seizure-ledger/service-ledger';
import { ProjectionModule, projectionTransport } from '@seizure-ledger/service-projection';
import { ActEdge, startConsumer } from '@seizure-ledger/service-kit';
import { openEmbeddedGround, stateFolder } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';

export interface InProcessLedger {
  /** Sends an instruction through the edge; throws unless it was posted. */
  readonly act: (instruction: Instruction) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A ledger on embedded storage in this process, without HTTP; with a projection, or to measure without one. */
export async function startInProcess(projecting: 'projecting' | 'deciding only'): Promise<InProcessLedger> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const folder = stateFolder(dataDir);
  const ground = await openEmbeddedGround(dataDir, pino({ level: 'silent' }));
  const consumers = [await startConsumer(LedgerModule.on(ground, folder), ledgerTransport(ground, folder))];
  if (projecting === 'projecting')
    consumers.push(await startConsumer(ProjectionModule.on(ground), projectionTransport(ground)));
  const edge = new ActEdge(ground);
  return {
    async act({ act: name, actor, body, caseId, id }) {
      const act = findAct(name);
      if (!act) throw new Error(`the bench asks for an unknown act: ${name}`);
      const { facts } = await edge.send({ act, body, caseId, id, principal: actor });
      if (facts?.[0]?.fact.status !== 'posted')
        throw new Error(`the bench’s act was not posted: ${facts?.[0]?.text}`);
    },
    async end() {
      for (const consumer of consumers) await consumer.close();
      await ground.close();
      await rm(dataDir, { force: true, recursive: true });
    },
  };
}
