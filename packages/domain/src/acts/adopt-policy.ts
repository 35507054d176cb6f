import { z } from 'zod';
import { act, isRefusal, post, type Refusal, refuseIf } from '../act.ts';
import { amountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import type { Details } from '../fact.ts';
import { policyCase, policyOf, unitIn } from '../policy.ts';
import { quantity } from '../quantity.ts';
import { declaredKeys, type RecordKey, recordKey, type Writer } from '../record-keys.ts';
import { rulesVersion } from '../rules-version.ts';
import type { PolicyRecord } from '../state.ts';
import { custodian } from '../text.ts';
import { type Unit, unitCode } from '../units.ts';

const { order: _order, orderId: _orderId, ...besides } = everyBody;

/** A thing that cannot be divided is counted as `item`, and needs no unit of its own. */
const ofUnit = { digits: z.int().min(0).max(18), kind: z.enum(['currency', 'token']) };

/**
 * What an administrator says goes for all cases, once another one has agreed: which agencies answer for themselves as
 * custodians (all of them), up to what sum one person pays (in a unit), which rules are in force, in what can be
 * counted besides the units of the rules (one more; it stays as it is for ever), and by which keys besides records are signed
 * (they stay too; once a log has one, no other key counts). What is left out stays. It is adopted in one partition, and in
 * force in each from where it is relayed to it.
 */
export const adoptPolicy = act({
  name: 'policies',
  type: 'policy.adopted.v1',
  ofPolicy: true,
  body: z
    .strictObject({
      ...besides,
      agencies: z.array(custodian).max(10_000).optional(),
      paymentThreshold: z.strictObject({ quantity, unit: unitCode }).optional(),
      recordKeys: z.array(recordKey).min(1).max(100).optional(),
      rulesVersion: z.int().min(1).optional(),
      unit: z.strictObject({ code: unitCode, ...ofUnit }).optional(),
    })
    .refine(
      (body) => body.agencies ?? body.paymentThreshold ?? body.recordKeys ?? body.rulesVersion ?? body.unit,
      'must say agencies, paymentThreshold, recordKeys, rulesVersion or unit',
    ),
  decide: ({ body, writer }, state) => {
    const now = policyOf(state);
    const threshold = body.paymentThreshold && amountOf(body.paymentThreshold, state);
    if (threshold && isRefusal(threshold)) return threshold;
    const recordKeys = body.recordKeys ? [...(now.recordKeys ?? []), ...body.recordKeys] : now.recordKeys;
    const units = body.unit ? withUnit(now.units, body.unit) : now.units;
    const next: PolicyRecord = {
      agencies: body.agencies ? [...new Set(body.agencies)].sort() : now.agencies,
      paymentThresholds: threshold
        ? { ...now.paymentThresholds, [threshold.unit.code]: threshold.quantity }
        : now.paymentThresholds,
      ...(recordKeys && { recordKeys }),
      revision: now.revision + 1,
      rulesVersion: body.rulesVersion ?? now.rulesVersion,
      ...(units && { units }),
    };
    return (
      refuseIf(next.rulesVersion > rulesVersion, 'RULES_UNKNOWN', { known: String(rulesVersion) }) ??
      refuseIf(body.unit !== undefined && unitIn(state, body.unit.code) !== undefined, 'UNIT_KNOWN', {
        unit: body.unit?.code ?? '',
      }) ??
      refuseKeys(next, writer) ??
      // a record is JSON
      post([], next as unknown as Details)
    );
  },
  // its act made the details
  evolve: ({ details }, draft) => draft.put('policy', policyCase, '', details as unknown as PolicyRecord),
});

/** An id stands for one key for ever. And whose instruction declares keys could not be heard again if it left out its own. */
function refuseKeys(policy: PolicyRecord, writer: Writer | undefined): Refusal | undefined {
  const { recordKeys: keys = [] } = policy;
  const again = keys.find((key, n) => keys.slice(0, n).some((one) => isSame(one, key)));
  const declared = declaredKeys(policy, 'instructions');
  const isLeftOut =
    writer && !declared.some(({ id, sha256 }) => id === writer.id && sha256 === writer.sha256);
  return (
    refuseIf(again !== undefined, 'RECORD_KEY_KNOWN', { id: again?.id ?? '', topic: again?.topic ?? '' }) ??
    refuseIf(declared.length > 0 && isLeftOut === true, 'RECORD_KEY_LEFT_OUT', { id: writer?.id ?? '' })
  );
}

const isSame = (one: RecordKey, other: RecordKey): boolean =>
  one.topic === other.topic && one.id === other.id;

function withUnit(
  units: PolicyRecord['units'],
  { code, digits, kind }: { readonly code: string; readonly digits: number; readonly kind: Unit['kind'] },
): PolicyRecord['units'] {
  return { ...units, [code]: { digits, kind } };
}

const threshold = z.record(z.string(), quantity);

/** A policy that was adopted reaches one more partition, and is in force there from this record on. */
export const relayPolicy = act({
  name: 'policies/relay',
  type: 'policy.relayed.v1',
  ofPolicy: true,
  reacts: true,
  body: z.strictObject({
    agencies: z.array(custodian),
    paymentThresholds: threshold,
    policyId: z.string(),
    recordKeys: z.array(recordKey).optional(),
    revision: z.int().min(1),
    rulesVersion: z.int().min(1),
    units: z.record(z.string(), z.strictObject(ofUnit)).optional(),
  }),
  decide: () => post(),
  // what is absent is absent, never undefined: a body is JSON
  evolve: ({ body: { policyId: _policy, ...policy } }, draft) =>
    draft.put('policy', policyCase, '', policy as PolicyRecord),
});
