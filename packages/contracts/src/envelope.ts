import { type Fact, findAct, id, type Instruction, principal, type SealedFact } from '@seizure-ledger/domain';
import { canonicalJson, type Json } from '@seizure-ledger/evidence';
import { z } from 'zod';
import { partitionOf } from './partitioner.ts';

/** A record for the log: the key is the case id, so that everything of a case keeps its order. */
export interface EnvelopedRecord {
  readonly headers: Readonly<Record<string, string>>;
  readonly key: string;
  readonly value: Buffer;
}

/** An instruction or a fact is at most so large on the log. */
export const maxValue_bytes = 256 * 1024;

const source = '/seizure-ledger';

/**
 * CloudEvents 1.0 in the binary mode of the Kafka binding: attributes as `ce_*` headers, the data as value. The
 * header `auth` is reserved for the writer's key id and HMAC.
 */
export function instructionRecord(instruction: Instruction): EnvelopedRecord {
  return {
    headers: {
      ce_id: instruction.id,
      ce_source: `${source}/edge`,
      ce_specversion: '1.0',
      ce_subject: instruction.caseId,
      ce_time: instruction.sentAt,
      ce_type: `instruction.${instruction.act.replaceAll('/', '.')}.v1`,
      'content-type': 'application/json',
    },
    key: instruction.caseId,
    // an instruction's members are strings, bodies and a principal: all of them JSON
    value: Buffer.from(canonicalJson(instruction as unknown as Json)),
  };
}

/** The headers repeat what readers need that skip values. All meaning stands in the value. */
export function factRecord({ fact, value }: SealedFact): EnvelopedRecord {
  return {
    headers: {
      ce_id: fact.id,
      ce_index: String(fact.index),
      ce_input: String(fact.input),
      ...(fact.instructionId !== undefined && { ce_instruction: fact.instructionId }),
      ce_part: `${fact.part}/${fact.parts}`,
      ce_source: `${source}/ledger`,
      ce_specversion: '1.0',
      ...(fact.caseId !== undefined && { ce_subject: fact.caseId }),
      ce_time: fact.recordedAt,
      ce_type: fact.type,
      'content-type': 'application/json',
    },
    key: fact.caseId ?? '',
    value: Buffer.from(value),
  };
}

/** What a reader needs of a fact's headers, without its value; `undefined` where they are not a fact's. */
export function factHeaders(
  headers: Readonly<Record<string, string>>,
): { readonly index: number; readonly input: number; readonly isLast: boolean } | undefined {
  const { ce_index = '', ce_input = '', ce_part = '' } = headers;
  const [part, parts] = ce_part.split('/');
  if (!/^\d+$/.test(ce_index) || !/^\d+$/.test(ce_input) || parts === undefined) return undefined;
  return { index: Number(ce_index), input: Number(ce_input), isLast: part === parts };
}

/** A record of the ledger's log is not a fact: something else wrote there. */
export class NotAFactError extends Error {
  override readonly name = 'NotAFactError';
}

/** Reads a fact that the ledger wrote; its form is not checked beyond what every reader relies on. */
export function readFact(value: Uint8Array): Fact {
  let fact: Partial<Fact> | null;
  try {
    fact = JSON.parse(
      Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString(),
    ) as Partial<Fact> | null;
  } catch (error) {
    throw new NotAFactError('a record of the ledger’s log is not JSON', { cause: error });
  }
  const isFact =
    typeof fact === 'object' &&
    fact !== null &&
    Number.isSafeInteger(fact.index) &&
    Number.isSafeInteger(fact.input) &&
    Number.isSafeInteger(fact.part) &&
    Number.isSafeInteger(fact.parts) &&
    typeof fact.status === 'string';
  if (!isFact) throw new NotAFactError('a record of the ledger’s log lacks what every fact has');
  return fact as Fact;
}

const instructionSchema = z.strictObject({
  act: z.string(),
  actor: principal,
  body: z.record(z.string(), z.unknown()),
  caseId: id,
  id: z.string(),
  personal: z.record(z.string(), z.string()).optional(),
  sentAt: z.iso.datetime(),
});

/** Why bytes on the instruction log are not a valid instruction. */
export interface Invalid {
  readonly invalid: string;
}

/** Reads an instruction as the ledger takes it, or says why it is none. Nothing here depends on the rules. */
export function readInstruction(
  record: { readonly key: string; readonly value: Uint8Array },
  { partition, partitions }: { readonly partition: number; readonly partitions: number },
): Instruction | Invalid {
  if (record.value.byteLength > maxValue_bytes) return { invalid: `larger than ${maxValue_bytes} bytes` };
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(record.value));
  } catch {
    return { invalid: 'not JSON in UTF-8' };
  }
  const read = instructionSchema.safeParse(parsed);
  if (!read.success) return { invalid: `not an instruction: ${firstIssue(read.error)}` };
  const { act: name, body, caseId } = read.data;
  if (record.key !== caseId) return { invalid: 'the record’s key is not its case id' };
  if (partitionOf(caseId, partitions) !== partition)
    return { invalid: 'the case belongs to another partition' };
  const act = findAct(name);
  if (!act) return { invalid: `unknown act ${name}` };
  const taken = act.body.safeParse(body);
  if (!taken.success) return { invalid: `the body is not one of ${name}: ${firstIssue(taken.error)}` };
  if (act.onCase === 'opens' && 'caseId' in body && body['caseId'] !== caseId) {
    return { invalid: 'the body opens another case' };
  }
  // JSON.parse made the body, so it is JSON
  return read.data as unknown as Instruction;
}

function firstIssue({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  return issue ? `${issue.path.join('.') || 'body'} ${issue.message}` : 'unknown form';
}
