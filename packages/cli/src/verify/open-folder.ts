import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { parseVerifierKeys } from '@seizure-ledger/evidence';
import { ReadModelMissingError, Snapshot } from '@seizure-ledger/read-model';
import { evidenceFolder, logFolder, readModelFolder } from '@seizure-ledger/service-kit/ground';
import { EvidenceFolder } from '@seizure-ledger/service-standalone/verification';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Signed, Source } from './check-partition.ts';
import { DocumentPlaces } from './document-places.ts';
import { writersIn } from './writers.ts';

/** A ledger's folder, to be checked. */
export interface OpenFolder {
  close(): Promise<void>;
  readonly source: Source;
  /** Records from before the ledger signed its records. */
  readonly unsigned: number;
}

/** Opens a folder beside whoever may be at work in it: its read model as it stands at this moment, its log as far as it goes. */
export async function openFolder(dataDir: string): Promise<OpenFolder> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const snapshot = openSnapshot(dataDir);
  const close = async () => {
    snapshot?.close();
    await log.close();
  };
  try {
    const places = snapshot && new DocumentPlaces(snapshot, log.partitions);
    const shown = snapshot && places && { counts: places.count(), places, snapshot };
    const { authority, unsigned } = writersIn(dataDir, log);
    const signed = await signedIn(dataDir);
    return { close, source: { authority, beginning: 'own records', log, shown, signed }, unsigned };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the notary signed. Without its keys, or with a line among them that is none, no head counts as signed. */
export async function signedIn(dataDir: string): Promise<Signed> {
  const folder = new EvidenceFolder(evidenceFolder(dataDir));
  const keys = existsSync(folder.keys) ? await parseVerifierKeys(await readFile(folder.keys, 'utf8')) : [];
  return { folder, keys: keys ?? [] };
}

function openSnapshot(dataDir: string): Snapshot | undefined {
  try {
    return new Snapshot(readModelFolder(dataDir));
  } catch (error) {
    if (error instanceof ReadModelMissingError) return undefined;
    throw error;
  }
}
