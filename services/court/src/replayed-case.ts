import type { Fact } from '@seizure-ledger/contracts';
import {
  type Account,
  digitsOf,
  effectsOf,
  findUnit,
  flowName,
  fromMinor,
  type Leg,
  toMinor,
  withDigits,
} from '@seizure-ledger/domain';
import {
  type CaseStanding,
  citedOrder,
  type CitedOrder,
  type StandingClaim,
  type StandingRound,
} from './case-standing.ts';

type Claim = Pick<StandingClaim, 'claimId' | 'person' | 'priorRecoveries' | 'recognisedLoss' | 'unit'>;

/** A case as its records tell it, taken one after the other. Sums are kept in whole minor units. */
export class ReplayedCase {
  readonly #balances = new Map<string, Sum>();
  readonly #flows = new Map<string, Sum & { readonly name: string }>();
  readonly #claims = new Map<string, Claim & Amounts>();
  readonly #rounds: StandingRound[] = [];
  readonly #orders = new Map<string, CitedOrder>();
  #asOf = '';

  /** An outcome is there when its last record is; only one that is posted changes more than the time. */
  take(fact: Fact): void {
    if (fact.part !== fact.parts) return;
    this.#asOf = fact.recordedAt;
    if (fact.status !== 'posted') return;
    if (fact.type === 'claim.admitted.v1') this.#admit(fact);
    if (fact.type === 'restitution.distributed.v1') this.#distribute(fact);
    for (const effect of effectsOf(fact)) for (const leg of effect.legs ?? []) this.#post(leg, effect);
  }

  standing(caseId: string): CaseStanding {
    return {
      asOf: this.#asOf,
      balances: [...this.#balances.values()].map(said),
      caseId,
      claims: [...this.#claims.values()].map((claim) => {
        const text = (minor: bigint) => fromMinor(minor, digitsOf(claim.unit));
        return {
          ...claim,
          allocated: text(claim.allocated),
          creditInKind: text(0n),
          paid: text(claim.paid),
          returned: text(claim.returned),
        };
      }),
      flows: [...this.#flows.values()].map(said),
      orders: this.#orders,
      rounds: this.#rounds,
    };
  }

  #admit({ body }: Fact): void {
    // the act's schema took the body
    const admitted = body as unknown as Omit<Claim, 'recognisedLoss'> & { readonly grossLoss: string };
    const { claimId, grossLoss, person, priorRecoveries } = admitted;
    const unit = findUnit(admitted.unit)?.code ?? admitted.unit;
    const digits = digitsOf(unit);
    this.#claims.set(claimId, {
      allocated: 0n,
      claimId,
      paid: 0n,
      person,
      priorRecoveries: withDigits(priorRecoveries, digits),
      recognisedLoss: withDigits(grossLoss, digits),
      returned: 0n,
      unit,
    });
  }

  #distribute({ body, details, id, rulesVersion }: Fact): void {
    // the act's schema took the body, and the act made the details
    const { method, restitutionId } = body as unknown as Pick<StandingRound, 'method' | 'restitutionId'>;
    const { allocated, fund, undistributed, unit } = details as unknown as StandingRound;
    this.#rounds.push({
      allocated,
      fund,
      method,
      position: id,
      restitutionId,
      rulesVersion,
      undistributed,
      unit,
    });
    this.#orders.set(unit, citedOrder(body));
  }

  #post(leg: Leg, fact: Fact): void {
    const { account, unit } = leg;
    const change = toMinor(leg.amount, digitsOf(unit));
    const key = `${account}|${unit}`;
    const balance = this.#balances.get(key) ?? { account, minor: 0n, unit };
    this.#balances.set(key, { ...balance, minor: balance.minor + change });
    const name = flowName(leg, fact);
    if (name !== undefined) {
      const flow = this.#flows.get(`${key}|${name}`) ?? { account, minor: 0n, name, unit };
      this.#flows.set(`${key}|${name}`, { ...flow, minor: flow.minor + change });
    }
    const claim = this.#claims.get(leg.claimId ?? '');
    if (claim?.unit === unit) this.#claims.set(claim.claimId, afterLeg(claim, leg, change));
  }
}

/** What goes from due to restituted was allocated before and stays so. */
function afterLeg<C extends Amounts>(claim: C, { account }: Leg, change: bigint): C {
  if (account !== 'due:allocated' && account !== 'out:restituted') return claim;
  const { allocated, paid, returned } = claim;
  const moved = { ...claim, allocated: allocated + change };
  if (account === 'due:allocated') return moved;
  return change > 0n ? { ...moved, paid: paid + change } : { ...moved, returned: returned - change };
}

interface Amounts {
  readonly allocated: bigint;
  readonly paid: bigint;
  readonly returned: bigint;
}

interface Sum {
  readonly account: Account;
  readonly minor: bigint;
  readonly unit: string;
}

function said<S extends Sum>({ minor, ...sum }: S): Omit<S, 'minor'> & { readonly amount: string } {
  return { ...sum, amount: fromMinor(minor, digitsOf(sum.unit)) };
}
