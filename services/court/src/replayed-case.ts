import type { Fact } from '@seizure-ledger/contracts';
import {
  type Account,
  admittedClaim,
  amendedClaim,
  claimAfter,
  type ClaimRecord,
  credited,
  digitsSaid,
  effectsOf,
  flowName,
  fractionDigits,
  fromMinor,
  type Leg,
  legsOfLines,
  negate,
  toMinor,
} from '@seizure-ledger/domain';
import { type CaseStanding, citedOrder, type CitedOrder, type StandingRound } from './case-standing.ts';

type Claim = ClaimRecord & { readonly person: string };

/** A case as its records tell it, taken one after the other. Sums are kept in whole minor units. */
export class ReplayedCase {
  readonly #balances = new Map<string, Sum>();
  readonly #flows = new Map<string, Sum & { readonly name: string }>();
  readonly #claims = new Map<string, Claim>();
  readonly #rounds: StandingRound[] = [];
  readonly #orders = new Map<string, CitedOrder>();
  /** Of a large outcome whose last record has not come. */
  #lines: Leg[] = [];
  #asOf = '';
  #records = 0;

  /** An outcome is there when its last record is; only one that is posted changes more than the time. */
  take(fact: Fact): void {
    if (fact.part === 1) this.#lines = [];
    if (fact.part !== fact.parts) return void this.#lines.push(...legsOfLines(fact));
    this.#asOf = fact.recordedAt;
    this.#records = (fact.sequence ?? 0) + 1;
    if (fact.status !== 'posted') return;
    for (const effect of effectsOf(fact)) {
      this.#say(effect);
      for (const leg of effect.legs ?? []) this.#post(leg, effect);
    }
    for (const leg of this.#lines) this.#give(leg);
  }

  standing(caseId: string): CaseStanding {
    return {
      asOf: this.#asOf,
      balances: [...this.#balances.values()].map(said),
      caseId,
      claims: [...this.#claims.values()].map(({ grossLoss, ...claim }) => ({
        ...claim,
        recognisedLoss: grossLoss,
      })),
      flows: [...this.#flows.values()].map(said),
      orders: this.#orders,
      records: this.#records,
      rounds: this.#rounds,
    };
  }

  /** What an act itself says of a claim or a distribution; the rest stands in legs. */
  #say(fact: Fact): void {
    if (fact.type === 'claim.admitted.v1') this.#admit(fact);
    if (fact.type === 'claim.amended.v1') this.#amend(fact);
    if (fact.type === 'property.returned.v1') this.#credit(fact);
    if (fact.type === 'fact.corrected.v1') this.#takeOff(fact);
    if (fact.type === 'restitution.distributed.v1') this.#distribute(fact);
  }

  #admit({ body, details = {} }: Fact): void {
    // the act's schema took the body
    const admitted = body as unknown as Claim;
    const { claimId, person } = admitted;
    this.#claims.set(claimId, { ...admittedClaim(admitted, digitsSaid(admitted.unit, details)), person });
  }

  #amend({ body }: Fact): void {
    // the act's schema took the body
    const said = body as unknown as Parameters<typeof amendedClaim<Claim>>[1] & { readonly claimId: string };
    const claim = this.#claims.get(said.claimId);
    if (claim) this.#claims.set(said.claimId, amendedClaim(claim, said));
  }

  #credit({ body }: Fact): void {
    const said = body as { readonly claimId: string; readonly credit?: { readonly quantity: string } };
    const claim = this.#claims.get(said.claimId);
    if (claim && said.credit) this.#claims.set(said.claimId, credited(claim, said.credit.quantity));
  }

  /** What a return in kind counted for is taken off again with it. */
  #takeOff({ details = {} }: Fact): void {
    // its act made the details
    const credit = details['credit'] as { readonly claimId: string; readonly quantity: string } | undefined;
    const claim = credit && this.#claims.get(credit.claimId);
    if (claim) this.#claims.set(claim.claimId, credited(claim, negate(credit.quantity)));
  }

  #distribute({ body, details, id, rulesVersion }: Fact): void {
    // the act's schema took the body, and the act made the details
    const { method, recordDate, restitutionId } = body as unknown as Pick<
      StandingRound,
      'method' | 'recordDate' | 'restitutionId'
    >;
    const { allocated, belowThreshold, fund, reserve, undistributed, unit } =
      details as unknown as StandingRound;
    this.#rounds.push({
      allocated,
      ...(belowThreshold !== undefined && { belowThreshold }),
      fund,
      method,
      position: id,
      ...(recordDate !== undefined && { recordDate }),
      reserve,
      restitutionId,
      rulesVersion,
      undistributed,
      unit,
    });
    this.#orders.set(unit, citedOrder(body));
  }

  #post(leg: Leg, fact: Fact): void {
    const { account, unit } = leg;
    const digits = fractionDigits(leg.amount);
    const change = toMinor(leg.amount, digits);
    const key = `${account}|${unit}`;
    const balance = this.#balances.get(key) ?? { account, digits, minor: 0n, unit };
    this.#balances.set(key, { ...balance, minor: balance.minor + change });
    const name = flowName(leg, fact);
    if (name !== undefined) {
      const flow = this.#flows.get(`${key}|${name}`) ?? { account, digits, minor: 0n, name, unit };
      this.#flows.set(`${key}|${name}`, { ...flow, minor: flow.minor + change });
    }
    this.#give(leg);
  }

  #give(leg: Leg): void {
    const claim = this.#claims.get(leg.claimId ?? '');
    if (claim) this.#claims.set(claim.claimId, claimAfter(claim, leg));
  }
}

interface Sum {
  readonly account: Account;
  readonly digits: number;
  readonly minor: bigint;
  readonly unit: string;
}

function said<S extends Sum>({
  digits,
  minor,
  ...sum
}: S): Omit<S, 'digits' | 'minor'> & { readonly amount: string } {
  return { ...sum, amount: fromMinor(minor, digits) };
}
