import type { Fact } from '@seizure-ledger/contracts';
import {
  type Account,
  accounts,
  findUnit,
  fractionDigits,
  fromMinor,
  initialPolicy,
  isSource,
  type Leg,
  policyIn,
  type PolicyRecord,
  registeredUnit,
  toMinor,
  type Unit,
} from '@seizure-ledger/domain';
import { breakInChain, type ChainHead, emptyChain, type Hash } from '@seizure-ledger/evidence';

interface CaseBook {
  readonly balances: Map<string, bigint>;
  chain: ChainHead;
}

const known = new Set<string>(accounts);

/** The cases of a partition, kept once more from the log alone: each one's chain, and its accounts. */
export class CaseBooks {
  readonly #books = new Map<string, CaseBook>();
  #policy: PolicyRecord = initialPolicy;

  /** In force after the facts so far. */
  get policy(): PolicyRecord {
    return this.#policy;
  }

  get size(): number {
    return this.#books.size;
  }

  flawsOf(fact: Fact, hash: Hash): readonly string[] {
    const { caseId, legs = [], sequence } = fact;
    if (sequence === undefined || caseId === undefined)
      return fact.status === 'posted' || legs.length > 0 ? ['it posts outside of any case'] : [];
    const book = this.#books.get(caseId) ?? { balances: new Map<string, bigint>(), chain: emptyChain };
    this.#books.set(caseId, book);
    const flaws: string[] = [];
    const broken = breakInChain(book.chain, { previousHash: fact.previousHash ?? null, sequence });
    if (broken !== undefined)
      flaws.push(`case ${caseId}: ${broken}: this record or the one before it in the case was changed`);
    // what follows is measured by what stands here
    book.chain = { hash, length: sequence + 1 };
    if (fact.status === 'posted') {
      this.#policy = policyIn(fact) ?? this.#policy;
      return fact.part === fact.parts ? [...flaws, ...post(book, legs, this.#policy)] : flaws;
    }
    return legs.length > 0 ? [...flaws, `it is ${fact.status} and has legs all the same`] : flaws;
  }
}

function post(
  { balances }: CaseBook,
  legs: readonly Leg[],
  policy: Pick<PolicyRecord, 'units'>,
): readonly string[] {
  const flaws: string[] = [];
  const sums = new Map<string, { readonly minor: bigint; readonly unit: Unit }>();
  const touched = new Map<string, { readonly account: Account; readonly unit: Unit }>();
  for (const { account, amount, unit: code } of legs) {
    const unit = sums.get(code)?.unit ?? findUnit(code) ?? registeredUnit(policy, code);
    const isAmount = /^-?\d+(\.\d+)?$/.test(amount) && fractionDigits(amount) === unit?.digits;
    if (!unit || !isAmount || !known.has(account)) {
      flaws.push(`it has a leg that no act posts: ${account} ${amount} ${code}`);
      continue;
    }
    const minor = toMinor(amount, unit.digits);
    const name = `${account}|${code}`;
    sums.set(code, { minor: (sums.get(code)?.minor ?? 0n) + minor, unit });
    balances.set(name, (balances.get(name) ?? 0n) + minor);
    touched.set(name, { account, unit });
  }
  for (const [code, { minor, unit }] of sums)
    if (minor !== 0n) flaws.push(`its legs sum to ${fromMinor(minor, unit.digits)} ${code}, not to zero`);
  for (const [name, { account, unit }] of touched) {
    const balance = balances.get(name) ?? 0n;
    const side = isSource(account) ? 'above' : 'below';
    if (side === 'above' ? balance > 0n : balance < 0n)
      flaws.push(`it takes ${account} ${side} zero, to ${fromMinor(balance, unit.digits)} ${unit.code}`);
  }
  return flaws;
}
