import {
  findAct,
  formatPosition,
  parsePosition,
  type Place,
  type Principal,
  refusalSentence,
} from '@seizure-ledger/contracts';
import { type ActEdge, inOrder, type Sent } from '@seizure-ledger/service-kit';

export interface NamedProposal {
  readonly caseId: string;
  readonly proposalHash: string;
}

/** Instructions under way at a time. */
const window = 500;

/**
 * Asks for each approval by an instruction of its own, `<key>:<n>`, and answers in the order asked. Each stands
 * alone: one that is refused leaves the others as they are.
 */
export async function approveAll(
  edge: ActEdge,
  principal: Principal,
  key: string,
  proposals: readonly NamedProposal[],
): Promise<string> {
  const act = findAct('approvals');
  if (!act) throw new Error('the domain has no approvals');
  const results: string[] = [];
  const places: Place[] = [];
  const send = ({ caseId, proposalHash }: NamedProposal, n: number) =>
    edge.send({ act, body: { proposalHash }, caseId, id: `${key}:${n}`, principal });
  for await (const [sent, { proposalHash }] of inOrder(proposals, send, window)) {
    results.push(resultOf(sent, proposalHash));
    places.push(...(sent.facts ?? []).flatMap(({ fact }) => parsePosition(fact.id) ?? []));
  }
  return `{"position":"${formatPosition(latest(places))}","results":[${results.join(',')}]}`;
}

function resultOf({ facts }: Sent, proposalHash: string): string {
  const last = facts?.at(-1);
  if (!facts || !last) return JSON.stringify({ proposalHash, status: 'sent' });
  const { refusal, status } = last.fact;
  if (refusal) {
    const { code, params } = refusal;
    return JSON.stringify({ code, detail: refusalSentence(code, params), proposalHash, status });
  }
  return `{"facts":[${facts.map(({ text }) => text).join(',')}],"proposalHash":"${proposalHash}","status":"${status}"}`;
}

/** The furthest place of each partition. */
function latest(places: readonly Place[]): readonly Place[] {
  const furthest = new Map<number, Place>();
  for (const place of places) {
    if ((furthest.get(place.partition)?.index ?? -1) < place.index) furthest.set(place.partition, place);
  }
  return [...furthest.values()];
}
