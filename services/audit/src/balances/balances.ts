import type { EventLog } from '@seizure-ledger/event-log';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import type { ReadAnswer } from '@seizure-ledger/service-kit';
import { balancesEffectiveAt } from './effective-at.ts';
import { isFinal } from './is-final.ts';
import { caseAsOf } from './recorded-by.ts';

export interface BalancesAsked {
  /** A time of recording. */
  readonly asOf?: string | undefined;
  readonly effectiveAt?: string | undefined;
}

type Standing = Pick<CaseDocument, 'balances' | 'frozenUntil' | 'position' | 'recordedAt'>;

/** What a case holds and has let go, where it stands, or as it stood at one of the two kinds of time. */
export async function balancesOf(
  readModel: ReadModel,
  found: CaseDocument,
  { asOf, effectiveAt }: BalancesAsked,
  log: Pick<EventLog, 'end'>,
): Promise<ReadAnswer> {
  if (effectiveAt !== undefined) return effective(readModel, found, effectiveAt);
  if (asOf === undefined) return answer(found, found, { asOf: found.recordedAt, judgedAt_ms: Date.now() });
  const final = await isFinal(readModel, found, asOf, log);
  // read only now: it has all that was final
  const head = (await readModel.get('cases', found.caseId)) ?? found;
  const standing = await caseAsOf(readModel, head, asOf);
  return answer(head, standing, { asOf, final, judgedAt_ms: Date.parse(asOf) });
}

interface Judged {
  readonly asOf: string;
  readonly final?: boolean;
  /** When it is judged what has expired. */
  readonly judgedAt_ms: number;
}

function answer(
  { caseId }: CaseDocument,
  { balances, frozenUntil, position }: Standing,
  { asOf, final, judgedAt_ms }: Judged,
): ReadAnswer {
  const expired = frozenUntil.filter(({ expiresAt }) => Date.parse(expiresAt) <= judgedAt_ms);
  const isOpen = final === false ? ['not-final'] : [];
  const besides = [...isOpen, ...(expired.length > 0 ? [`${expired.length}-expired`] : [])].join(';');
  const said = { asOf, balances, caseId, expired, ...(final !== undefined && { final }), position };
  return {
    body: JSON.stringify(said),
    contentType: 'application/json',
    position,
    ...(besides !== '' && { besides }),
  };
}

async function effective(
  readModel: ReadModel,
  found: CaseDocument,
  effectiveAt: string,
): Promise<ReadAnswer> {
  const { balances, head } = await balancesEffectiveAt(readModel, found, effectiveAt);
  const { caseId, position, recordedAt: asOf } = head;
  const belowZero = balances
    .filter(({ account, amount }) => isWrong(account, amount))
    .map(({ account, unit }) => ({ account, unit }));
  const body = JSON.stringify({ asOf, balances, belowZero, caseId, effectiveAt, position });
  return { body, contentType: 'application/json', position };
}

/** What came in is counted below zero, all else above. */
const isWrong = (account: string, amount: string): boolean =>
  /[1-9]/.test(amount) && account.startsWith('source:') !== amount.startsWith('-');
