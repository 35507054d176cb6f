import {
  day_ms,
  principal,
  type RefusalCode,
  refusals,
  refusalSentence,
  roles,
} from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { account, amount, hash, position } from './terms.ts';

export const leg = z
  .object({
    account,
    amount,
    assetId: z.string().optional(),
    claimId: z.string().optional(),
    counts: amount
      .optional()
      .meta({ description: 'The amount in the unit of the claim, where that is another one' }),
    custodian: z.string().optional(),
    restitutionId: z.string().optional(),
    transferId: z.string().optional(),
    unit: z.string(),
  })
  .meta({ id: 'Leg' });

export const refusalCode = z
  .enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]) // the catalogue is not empty
  .meta({ id: 'RefusalCode' });

/** A record of the ledger as answers show it: the fact's members, its hash and its position. */
export const entry = z
  .object({
    act: z.string().optional(),
    actor: principal.optional(),
    approval: z.object({ actor: principal, fingerprint: hash, instructionId: z.string() }).optional(),
    approvedBy: principal.optional(),
    body: z.record(z.string(), z.unknown()).optional(),
    caseId: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    effectiveAt: z.string().optional(),
    fingerprint: hash.optional(),
    hash,
    id: position,
    index: z.int(),
    input: z.int(),
    instructionId: z.string().optional(),
    legs: z.array(leg).optional(),
    part: z.int(),
    parts: z.int(),
    personal: z.record(z.string(), z.string()).optional(),
    plain: z.record(z.string(), z.string()).optional().meta({
      description:
        'The personal values as they were said, or "erased". As hash and position, it is no part of the record itself',
    }),
    position,
    previousHash: hash.nullable().optional(),
    proposal: z
      .object({
        legs: z.array(leg),
        needs: z.object({ notSubject: z.string(), roles: z.array(z.enum(roles)) }),
        outcomeHash: hash,
      })
      .optional(),
    proposalHash: hash.optional(),
    quarantine: z.object({ reason: z.string(), valueHash: hash }).optional(),
    recordedAt: z.string(),
    recordedLate: z.literal(true).optional().meta({
      description:
        'Recorded more than a day after it was effective. As hash and position, no part of the record',
    }),
    refusal: z.object({ code: refusalCode, params: z.record(z.string(), z.string()).optional() }).optional(),
    rulesVersion: z.int(),
    sentAt: z.string().optional(),
    sentence: z.string().optional().meta({
      description: 'The refusal in words. As hash and position, it is no part of the record itself',
    }),
    sequence: z.int().optional(),
    status: z.enum(['posted', 'proposed', 'refused', 'quarantined', 'lines']),
    type: z.string(),
  })
  .meta({ id: 'Entry' });

/** A record of the ledger as it lies on the log; its hash is of these bytes, and its position is its id. */
export const fact = entry.omit({ hash: true, plain: true, position: true, recordedLate: true }).extend({
  first: z.object({ id: position, status: z.string() }).optional(),
  status: z.enum(['posted', 'proposed', 'refused', 'repeated', 'quarantined', 'lines']),
});

export type Entry = Immutable<z.infer<typeof entry>>;

/**
 * The record's own bytes with its hash and position added, its personal values as they were said, where it was recorded late that it was, and where it is
 * refused the reason as a sentence: nothing of it is written again.
 */
export function entryText(
  value: string,
  hashText: string,
  place: string,
  plain?: Readonly<Record<string, string>>,
): string {
  const opened = plain ? `,"plain":${JSON.stringify(plain)}` : '';
  return `${value.slice(0, -1)},"hash":"${hashText}"${opened},"position":"${place}"${lateIn(value)}${sentenceIn(value)}}`;
}

/**
 * The record's own members, told by those that follow them in canonical order: what else has their names, in a body
 * or among the reasons of a refusal, is followed by others.
 */
const effectiveMember = /"effectiveAt":"([^"]+)","(?:fingerprint|first|id)":/;
const recordedMember = /"recordedAt":"([^"]+)","(?:refusal|rulesVersion)":/;

function lateIn(value: string): string {
  const effectiveAt = effectiveMember.exec(value)?.[1];
  const recordedAt = recordedMember.exec(value)?.[1];
  if (effectiveAt === undefined || recordedAt === undefined || value.includes(refusalMember)) return '';
  return isRecordedLate(effectiveAt, recordedAt) ? ',"recordedLate":true' : '';
}

/** Whether what was not refused was recorded more than a day after it was effective. */
export const isRecordedLate = (effectiveAt: string, recordedAt: string): boolean =>
  Date.parse(recordedAt) - Date.parse(effectiveAt) > day_ms;

/** Inside a text its quotation marks would stand behind backslashes: only a refused record has this member. */
const refusalMember = '"refusal":{';

function sentenceIn(value: string): string {
  if (!value.includes(refusalMember)) return '';
  // the record's own bytes, which the ledger wrote
  const { refusal } = JSON.parse(value) as Pick<Entry, 'refusal'>;
  return refusal ? `,"sentence":${JSON.stringify(refusalSentence(refusal.code, refusal.params))}` : '';
}
