import { findAct, id, type Instruction, isReaction, policyCase, principal } from '@seizure-ledger/domain';
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

/**
 * CloudEvents 1.0 in the binary mode of the Kafka binding: attributes as `ce_*` headers, the data as value. The
 * header `auth`, the writer's key id and HMAC, is added where a record is appended.
 */
export function instructionRecord(asked: Instruction): EnvelopedRecord {
  return {
    headers: {
      ce_id: asked.id,
      ce_source: isReaction(asked.act) ? '/seizure-ledger/reactor' : '/seizure-ledger/edge',
      ce_specversion: '1.0',
      ce_subject: asked.caseId,
      ce_time: asked.sentAt,
      ce_type: `instruction.${asked.act.replaceAll('/', '.')}.v1`,
      'content-type': 'application/json',
    },
    key: asked.caseId,
    value: Buffer.from(instructionText(asked)),
  };
}

/** What stands on the log as an instruction's value. Its members are strings, bodies and a principal: all of them JSON. */
export const instructionText = (asked: Instruction): string => canonicalJson(asked as unknown as Json);

/** An instruction's own members; its body is what its act's schema takes. */
export const instruction = z.strictObject({
  act: z.string(),
  actor: principal,
  body: z.record(z.string(), z.unknown()),
  caseId: z.union([id, z.literal(policyCase)]),
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
  const read = parseInstruction(record.value);
  if ('invalid' in read) return read;
  const { act: name, body, caseId } = read;
  if (record.key !== caseId) return { invalid: 'the record’s key is not its case id' };
  const act = findAct(name);
  if (!act) return { invalid: `unknown act ${name}` };
  if ((caseId === policyCase) !== (act.ofPolicy === true))
    return { invalid: `${name} is no act of ${caseId}` };
  // what follows from a policy is for every partition
  if (!(act.ofPolicy && act.reacts) && partitionOf(caseId, partitions) !== partition)
    return { invalid: 'the case belongs to another partition' };
  const taken = act.body.safeParse(body);
  if (!taken.success) return { invalid: `the body is not one of ${name}: ${firstIssue(taken.error)}` };
  if (act.onCase === 'opens' && 'caseId' in body && body['caseId'] !== caseId) {
    return { invalid: 'the body opens another case' };
  }
  return read;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads an instruction's own members, whatever acts there are and whatever their bodies must be. */
export function parseInstruction(value: Uint8Array): Instruction | Invalid {
  let parsed: unknown;
  try {
    const text = utf8.decode(value);
    parsed = JSON.parse(text);
    // only an escape can bring half of a surrogate pair into UTF-8, and no outcome could repeat it
    if (text.includes('\\u')) canonicalJson(parsed as Json);
  } catch (error) {
    return {
      invalid: error instanceof TypeError && parsed !== undefined ? error.message : 'not JSON in UTF-8',
    };
  }
  const read = instruction.safeParse(parsed);
  // JSON.parse made the body, so it is JSON
  if (read.success) return read.data as unknown as Instruction;
  return { invalid: `not an instruction: ${firstIssue(read.error)}` };
}

function firstIssue({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  return issue ? `${issue.path.join('.') || 'body'} ${issue.message}` : 'unknown form';
}
