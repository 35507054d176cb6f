import {
  type Entry,
  initialPolicy,
  policyCase,
  policySays,
  type ShownPolicy,
} from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { positionOf } from './cases.ts';

/** What goes for all cases, and every policy that was ever proposed, the latest first. */
export async function policies(readModel: ReadModel) {
  const position = await positionOf(readModel);
  // their acts stand in one chain; each partition's record of what was relayed to it is another act
  const entries = await allOf((page) =>
    readModel.find('entries', { equals: ['policies'], index: 'byAct', ...page }),
  );
  const acts = entries.map(recordIn).sort((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0));
  const adopted = acts.filter(({ status }) => status === 'posted');
  const found = await allOf((page) =>
    readModel.find('proposals', { equals: [policyCase], index: 'byCase', ...page }),
  );
  const byId = new Map(found.map((proposal) => [proposal.instructionId, proposal]));
  const proposals = acts
    .filter(({ status }) => status === 'proposed')
    .flatMap((fact) => shown(fact, byId.get(String(fact.instructionId)), adopted));
  return { inForce: adopted[0]?.details ?? initialPolicy, position, proposals };
}

const atOnce = 1_000;

async function allOf<D extends { readonly id: string }>(
  find: (page: { readonly afterId?: string; readonly limit: number }) => Promise<readonly D[]>,
): Promise<readonly D[]> {
  const all: D[] = [];
  for (let afterId: string | undefined; ;) {
    const page = await find({ limit: atOnce, ...(afterId !== undefined && { afterId }) });
    all.push(...page);
    afterId = page.at(-1)?.id;
    if (page.length < atOnce) return all;
  }
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
  return [
    {
      ...policySays.parse(body),
      ...(approvedBy && { approvedBy: approvedBy.subject }),
      policyId: instructionId,
      proposedBy: proposal.proposedBy,
      recordedAt,
      state: proposal.state,
    },
  ];
}
