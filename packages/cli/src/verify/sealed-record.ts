import { type Fact, headersOf, parseFact } from '@seizure-ledger/contracts';
import { fingerprintOf } from '@seizure-ledger/domain';
import type { StoredRecord } from '@seizure-ledger/event-log';
import { canonicalJson, type Hash, type Json, leafHashOfBytes } from '@seizure-ledger/evidence';
import { isUtf8 } from 'node:buffer';

/** A record of the ledger's log, read, and what is wrong with it by itself. */
export interface SealedRecord {
  readonly fact: Fact;
  readonly flaws: readonly string[];
  readonly hash: Hash;
  readonly value: string;
}

/** @throws {NotAFactError} */
export function readSealed({ headers, key, value }: StoredRecord, partition: number): SealedRecord {
  const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
  const fact = parseFact(text);
  const due = { headers: headersOf(fact), key: fact.caseId ?? '' };
  const flaws: string[] = [];
  // other bytes than UTF-8 read as a text that was written with others
  if (!isUtf8(value) || text !== canonicalOf(fact))
    flaws.push('its bytes are not the canonical JSON of what it says');
  if (fact.id !== `${partition}:${fact.index}`) flaws.push(`it calls itself ${fact.id}`);
  if (key !== due.key) flaws.push(`its key on the log is ${key}, its case ${due.key}`);
  for (const name in due.headers)
    if (headers[name] !== due.headers[name])
      flaws.push(`its header ${name} is ${headers[name]} where ${due.headers[name]} was due`);
  if (!hasItsFingerprint(fact)) flaws.push('its fingerprint is not that of its act, actor, body and case');
  return { fact, flaws, hash: leafHashOfBytes(value), value: text };
}

/** Lines of a large outcome repeat nothing of its instruction: the header does, and has their hash. */
export const isBoundByHeader = ({ part, parts, status }: Pick<Fact, 'part' | 'parts' | 'status'>): boolean =>
  status === 'lines' && part > 1 && part < parts;

function canonicalOf(fact: Fact): string {
  try {
    // it was read from JSON
    return canonicalJson(fact as unknown as Json);
  } catch (error) {
    // a lone surrogate has no canonical form, so these bytes are not it
    if (error instanceof TypeError) return '';
    throw error;
  }
}

/** Only what could not be read as an instruction has none, and lines, which their header binds. */
function hasItsFingerprint(fact: Fact): boolean {
  const { act, actor, body, caseId, fingerprint, status } = fact;
  if (isBoundByHeader(fact)) return fingerprint === undefined;
  if (act === undefined || !actor || !body || caseId === undefined) return status === 'quarantined';
  return fingerprintOf({ act, actor, body, caseId }) === fingerprint;
}
