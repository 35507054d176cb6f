import type { Fact } from '@seizure-ledger/contracts';
import { type Account, isZero, negate, sum } from '@seizure-ledger/domain';
import type { Finding } from './finding.ts';

/** One side's word on a transfer to another case. */
interface Word {
  readonly amount: string;
  readonly position: string;
  /** What it rests on stood on the log when this verification began, and so has been read by its end. */
  readonly rests: boolean;
  /** Where it goes; notes of the sender don't say it. */
  readonly to: string;
}

type Step = 'arrived' | 'delivered' | 'left' | 'returned';

const steps: Readonly<Record<string, Step>> = {
  'transfer.delivered.v1': 'delivered',
  'transfer.received.v1': 'arrived',
  'transfer.returned.v1': 'returned',
  'transfer.sent.v1': 'left',
};

/** What one record tells of a transfer. */
export interface Telling {
  readonly from: string;
  readonly step: Step;
  readonly transferId: string;
  readonly word: Word;
}

interface Passage {
  readonly from: string;
  readonly said: Map<Step, Word>;
  readonly transferId: string;
}

/** `wasThere`: the record stood on the log before any partition was read. @returns `undefined` for a record of something else. */
export function tellingOf(fact: Fact, wasThere: boolean): Telling | undefined {
  const step = steps[fact.type];
  if (step === undefined || fact.status !== 'posted') return undefined;
  const { body = {}, caseId = '', id: position, instructionId, legs = [] } = fact;
  const from = step === 'arrived' ? String(body['fromCase']) : caseId;
  const transferId = step === 'left' ? (instructionId ?? '') : String(body['transferId']);
  const to = step === 'arrived' ? caseId : String(body['toCase']);
  return { from, step, transferId, word: { amount: amountOf(legs), position, rests: wasThere, to } };
}

/**
 * What goes from case to case, each told by both: what left one has arrived in the other just so, or has come back just
 * so, or is under way. The two may lie in different partitions, so it is looked at when all of these are read.
 */
export function flawsOfPassages(tellings: readonly Telling[]): readonly Finding[] {
  const passages = new Map<string, Passage>();
  const twice: Finding[] = [];
  for (const { from, step, transferId, word } of tellings) {
    const key = `${from}|${transferId}`;
    const passage = passages.get(key) ?? { from, said: new Map<Step, Word>(), transferId };
    passages.set(key, passage);
    if (passage.said.has(step))
      twice.push({ message: `${nameOf(passage)} has ${step} twice`, position: word.position });
    else passage.said.set(step, word);
  }
  return [...twice, ...[...passages.values()].flatMap(flawsOf)];
}

/** What it took out of a case, or brought into one, with its unit. */
function amountOf(legs: NonNullable<Fact['legs']>): string {
  const between: readonly Account[] = ['out:transferred', 'source:transferred'];
  const own = legs.filter(({ account }) => between.includes(account));
  const amount = sum(own.map((leg) => leg.amount));
  return isZero(amount) ? '' : `${amount.startsWith('-') ? negate(amount) : amount} ${own[0]?.unit}`;
}

const nameOf = ({ from, transferId }: Passage): string => `the transfer ${transferId} from case ${from}`;

function flawsOf(passage: Passage): readonly Finding[] {
  const { said } = passage;
  const [left, arrived, delivered, returned] = (['left', 'arrived', 'delivered', 'returned'] as const).map(
    (step) => said.get(step),
  );
  const flaws: Finding[] = [];
  const say = ({ position }: Word, message: string): void =>
    void flaws.push({ message: `${nameOf(passage)} ${message}`, position });
  for (const [step, word] of [
    ['arrived in', arrived],
    ['was delivered from', delivered],
    ['came back to', returned],
  ] as const)
    if (word?.rests && !left) say(word, `${step} a case, but never left`);
  if (left && arrived && arrived.amount !== left.amount)
    say(arrived, `left with ${left.amount} and arrived with ${arrived.amount}`);
  if (left && arrived && arrived.to !== left.to)
    say(arrived, `left for case ${left.to} and arrived in case ${arrived.to}`);
  if (left && returned && returned.amount !== left.amount)
    say(returned, `left with ${left.amount} and came back with ${returned.amount}`);
  if (arrived && returned) say(returned, `came back, and arrived in case ${arrived.to} all the same`);
  if (delivered?.rests && !arrived) say(delivered, 'is noted as delivered, but never arrived');
  if (delivered && returned) say(returned, 'came back, and is noted as delivered all the same');
  return flaws;
}
