import type { positionsAnswer } from '@seizure-ledger/contracts';
import { parseCheckpoint, parseNote } from '@seizure-ledger/evidence';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { z } from 'zod';
import type { ConsoleApi } from '../frame/api.ts';
import type { Reader } from '../frame/reader.ts';

interface Health {
  readonly alarms: readonly {
    readonly message: string;
    readonly partition: number;
    readonly reader: string;
    readonly state: 'failing' | 'refused' | 'stopped';
  }[];
  readonly unreachable?: readonly string[];
}

const timeout_ms = 10_000;

/** How far each partition has come and is signed, and what needs an operator. */
export async function ledgerState(reader: Reader, api: ConsoleApi) {
  const [{ partitions, position }, health] = await Promise.all([
    reader.get<z.infer<typeof positionsAnswer>>('/audit/positions'),
    published(api, '/health/ready').then((answer) => answer.json() as Promise<Health>), // our own answers so
  ]);
  const rows = partitions.map(async (one) => ({ ...one, ...(await headOf(api, one.partition)) }));
  return {
    alarms: health.alarms,
    partitions: await Promise.all(rows),
    position,
    unreachable: health.unreachable,
  };
}

/** How many records the published head is over, and which witnesses have cosigned it. */
async function headOf(api: ConsoleApi, partition: number) {
  const answer = await published(api, `/evidence/${partition}/checkpoint`);
  const note = answer.ok ? parseNote(await answer.text()) : undefined;
  const witnesses = note?.signatures.filter(({ signature }) => signature.length === cosignature_bytes) ?? [];
  return { signed: note && parseCheckpoint(note.text)?.size, witnesses: witnesses.map(({ name }) => name) };
}

/** A time before the signature (C2SP tlog-cosignature); the ledger's own has none. */
const cosignature_bytes = 72;

/** What anybody may ask for, without a token. */
function published(api: ConsoleApi, path: string): Promise<Response> {
  return fetch(`${api.url()}${path}`, { signal: AbortSignal.timeout(timeout_ms) }).catch((cause: unknown) => {
    throw new ServiceError('SERVICE_UNAVAILABLE', 'The ledger can’t be reached. Try again.', { cause });
  });
}
