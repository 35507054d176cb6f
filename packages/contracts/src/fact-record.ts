import type { Fact, SealedFact } from '@seizure-ledger/domain';
import type { EnvelopedRecord } from './envelope.ts';
import { LogInDoubtError } from './log-in-doubt.ts';
import type { PartPlace } from './outcome-parts.ts';

/** The headers repeat what readers need that skip values. All meaning stands in the value. */
export function factRecord({ fact, value }: SealedFact): EnvelopedRecord {
  return { headers: headersOf(fact), key: fact.caseId ?? '', value: Buffer.from(value) };
}

/** The headers of a fact's record, but for `auth`. */
export function headersOf(fact: Fact): EnvelopedRecord['headers'] {
  return {
    ce_id: fact.id,
    ce_index: String(fact.index),
    ce_input: String(fact.input),
    ...(fact.instructionId !== undefined && { ce_instruction: fact.instructionId }),
    ce_part: `${fact.part}/${fact.parts}`,
    ce_source: '/seizure-ledger/ledger',
    ce_specversion: '1.0',
    ...(fact.caseId !== undefined && { ce_subject: fact.caseId }),
    ce_time: fact.recordedAt,
    ce_type: fact.type,
    'content-type': 'application/json',
  };
}

/** A record of the ledger's log is not a fact: something else wrote there. */
export class NotAFactError extends LogInDoubtError {
  override readonly name = 'NotAFactError';
}

/** What a fact's headers say of its place, for readers that skip values. */
export interface FactHeaders extends PartPlace {
  readonly index: number;
}

/** @throws {NotAFactError} */
export function factHeaders(headers: Readonly<Record<string, string>>): FactHeaders {
  const { ce_index = '', ce_input = '', ce_part = '' } = headers;
  const [part = '', parts = '', ...others] = ce_part.split('/');
  const said = { index: count(ce_index), input: count(ce_input), part: count(part), parts: count(parts) };
  if (isPlace(said) && others.length === 0) return said;
  throw new NotAFactError('a record of the ledger’s log lacks the headers that every fact has');
}

/** Reads a record of the ledger's log. @throws {NotAFactError} also where its headers and its value disagree. */
export function readFactRecord({ headers, value }: Readable): Fact {
  const fact = readFact(value);
  const said = factHeaders(headers);
  for (const member of ['index', 'input', 'part', 'parts'] as const) {
    if (said[member] === fact[member]) continue;
    throw new NotAFactError(
      `a record’s headers say ${member} ${said[member]}, its value says ${fact[member]}`,
    );
  }
  return fact;
}

/** Reads a fact's value; its form is not checked beyond what every reader relies on. @throws {NotAFactError} */
export const readFact = (value: Uint8Array): Fact =>
  parseFact(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString());

/** The same of a value's text. @throws {NotAFactError} */
export function parseFact(text: string): Fact {
  let fact: Partial<Fact> | null;
  try {
    fact = JSON.parse(text) as Partial<Fact> | null;
  } catch (error) {
    throw new NotAFactError('a record of the ledger’s log is not JSON', { cause: error });
  }
  if (typeof fact === 'object' && fact !== null && isPlace(fact) && typeof fact.status === 'string')
    return fact as Fact;
  throw new NotAFactError('a record of the ledger’s log lacks what every fact has');
}

interface Readable {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

const count = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);

const isCount = (number: unknown): number is number => Number.isSafeInteger(number) && Number(number) >= 0;

function isPlace({ index, input, part, parts }: Partial<FactHeaders>): boolean {
  return isCount(index) && isCount(input) && isCount(part) && isCount(parts) && 1 <= part && part <= parts;
}
