import { isLogOpen, openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { parseVerifierKeys, type VerifierKey } from '@seizure-ledger/evidence';
import { ReadModelMissingError, Snapshot } from '@seizure-ledger/read-model';
import { evidenceFolder, logFolder, readModelFolder } from '@seizure-ledger/service-kit/ground';
import { EvidenceFolder, witnessesIn } from '@seizure-ledger/service-standalone/verification';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Source } from './check-partition.ts';
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
export async function openFolder(dataDir: string, trusted: TrustedFiles): Promise<OpenFolder> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const snapshot = openSnapshot(dataDir);
  const close = async () => {
    snapshot?.close();
    await log.close();
  };
  try {
    const places = snapshot && new DocumentPlaces(snapshot, log.partitions);
    const shown = snapshot && places && { counts: places.count(), places, snapshot };
    const { authority, unsigned } = writersIn(dataDir, log, trusted);
    const signed = await signedIn(dataDir, trusted);
    return { close, source: { authority, beginning: 'own records', log, shown, signed }, unsigned };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whom a ledger's operator trusts besides its own keys, each a file. */
export interface TrustedFiles {
  /** Certificates in PEM that time stamps must lead to. */
  readonly certificates?: string | undefined;
  /** The folder of the writers' keys, where it is not the data folder's own. */
  readonly keys?: string | undefined;
  /** Witnesses, as the notary reads them. */
  readonly witnesses?: string | undefined;
}

/** What the notary signed, the keys that it published, and who else has signed. */
export interface Signed {
  /** Certificates in PEM that time stamps must lead to; `undefined` where nobody named them. */
  readonly certificates: string | undefined;
  readonly folder: EvidenceFolder;
  readonly keys: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
}

/** What the notary signed. Without its keys, or with a line among them that is none, no head counts as signed. */
export async function signedIn(dataDir: string, { certificates, witnesses }: TrustedFiles): Promise<Signed> {
  const folder = new EvidenceFolder(evidenceFolder(dataDir));
  const keys = existsSync(folder.keys) ? await parseVerifierKeys(await readFile(folder.keys, 'utf8')) : [];
  const known = witnesses === undefined ? [] : await witnessesIn(witnesses);
  return {
    certificates: certificates === undefined ? undefined : await readFile(certificates, 'utf8'),
    folder,
    keys: keys ?? [],
    witnesses: known.map(({ key }) => key),
  };
}

function openSnapshot(dataDir: string): Snapshot | undefined {
  try {
    return new Snapshot(readModelFolder(dataDir), { inUse: isLogOpen(logFolder(dataDir)) });
  } catch (error) {
    if (error instanceof ReadModelMissingError) return undefined;
    throw error;
  }
}
