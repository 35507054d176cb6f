import { type Entry, initialPolicy, policyCase, type ShownPolicy } from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { positionOf } from './cases.ts';

/** Policies are few: one is agreed to by hand. */
const most = 1_000;

/** What goes for all cases, and every policy that was ever proposed, the latest first. */
export async function policies(readModel: ReadModel) {
  const position = await positionOf(readModel);
  const query = { descending: true, equals: [policyCase], index: 'byCase', limit: most } as const;
  // besides, each partition has its own record of what was relayed to it
  const acts = (await readModel.find('entries', query)).filter(({ act }) => act === 'policies').map(recordIn);
  const adopted = acts.filter(({ status }) => status === 'posted');
  const found = await readModel.find('proposals', { equals: [policyCase], index: 'byCase', limit: most });
  const byId = new Map(found.map((proposal) => [proposal.instructionId, proposal]));
  const proposals = acts
    .filter(({ status }) => status === 'proposed')
    .flatMap((fact) => shown(fact, byId.get(String(fact.instructionId)), adopted));
  return { inForce: adopted[0]?.details ?? initialPolicy, position, proposals };
}

/** The record's own bytes, which the ledger wrote. */
const recordIn = ({ value }: EntryDocument): Entry => JSON.parse(value) as Entry;

function shown(
  { body, instructionId, recordedAt }: Entry,
  proposal: { readonly proposedBy: string; readonly state: ShownPolicy['state'] } | undefined,
  adopted: readonly Entry[],
): readonly ShownPolicy[] {
  if (!proposal || instructionId === undefined) return [];
  const { approvedBy } = adopted.find((one) => one.instructionId === instructionId) ?? {};
  // the act's schema took it
  const { agencies, paymentThreshold, rulesVersion } = body as Partial<ShownPolicy>;
  return [
    {
      ...(agencies && { agencies }),
      ...(approvedBy && { approvedBy: approvedBy.subject }),
      ...(paymentThreshold && { paymentThreshold }),
      policyId: instructionId,
      proposedBy: proposal.proposedBy,
      recordedAt,
      ...(rulesVersion !== undefined && { rulesVersion }),
      state: proposal.state,
    },
  ];
}
