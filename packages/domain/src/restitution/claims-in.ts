import { isRefusal, type Refusal, refuse, refuseIf } from '../act.ts';
import { compareCodePoints } from '../id.ts';
import { fractionDigits, toMinor } from '../quantity.ts';
import type { ClaimRecord, StateView } from '../state.ts';
import type { Unit } from '../units.ts';
import { countsOf } from './counts.ts';
import type { DistributionBody } from './distribution-body.ts';
import type { Class, Divided } from './divide.ts';
import { partsOf } from './drawn-parts.ts';
import { catchingUp } from './methods.ts';
import type { Purpose } from './purpose.ts';
import { convert, type Rate, ratesOf } from './rates.ts';
import type { Share } from './share.ts';

/** The claims that a distribution is for, in its own unit. */
export class ClaimsIn {
  private readonly body: DistributionBody;
  private readonly caseId: string;
  private readonly state: StateView;
  private readonly unit: Unit;
  private rates: ReadonlyMap<string, Rate> = new Map();

  constructor(body: DistributionBody, caseId: string, state: StateView, unit: Unit) {
    this.body = body;
    this.caseId = caseId;
    this.state = state;
    this.unit = unit;
  }

  /** In the order in which they are paid, the claims of each by their ids. */
  classes(): readonly Class[] | Refusal {
    const { catchUp = false, classes, method, rates: stated = [] } = this.body;
    const rates = ratesOf(stated, this.unit, this.state);
    if (isRefusal(rates)) return rates;
    this.rates = rates;
    const unable = [method, ...(classes ?? []).map((one) => one.method ?? method)].find(
      (one) => catchUp && !catchingUp[one],
    );
    if (unable) return refuse('NOT_CATCHING_UP', { method: unable });
    const claims = this.claims();
    if (isRefusal(claims)) return claims;
    const held = this.refuseHeld(claims);
    if (held) return held;
    if (!classes) return [{ rule: { catchUp, method }, shares: claims.map((claim) => this.shareOf(claim)) }];
    return classes.map((one) => ({
      rule: { catchUp, method: one.method ?? method },
      shares: claims.filter(({ priority }) => priority === one.priority).map((claim) => this.shareOf(claim)),
    }));
  }

  /** What the division means for the claims, by their ids. */
  purposesOf(divided: readonly Divided[], holdsBelow: bigint): readonly Purpose[] {
    const withheld = new Set(this.body.holds);
    return divided
      .filter(({ amount }) => amount > 0n)
      .sort((a, b) => compareCodePoints(a.share.claimId, b.share.claimId))
      .map(({ amount, share: { claimId } }) => {
        const claim = this.state.get('claim', this.caseId, claimId);
        const rate = claim && this.rates.get(claim.unit);
        const purpose = { account: 'due:allocated', amount, claimId } as const;
        return {
          ...purpose,
          ...(withheld.has(claimId) && { account: 'due:reserve' as const }),
          ...(claim && rate && { counts: countsOf(amount, claim, rate, this.unit) }),
          ...(amount < holdsBelow && amount + this.heldFor(claimId) < holdsBelow && { held: true as const }),
        };
      });
  }

  /** What earlier distributions allocated to a claim, and is held because it was too small. */
  private heldFor(claimId: string): bigint {
    return [...this.state.scan('held', this.caseId, `${claimId}|`)]
      .flatMap(([, held]) => partsOf(this.state, this.caseId, 'allocation', held))
      .filter(({ unit }) => unit === this.unit.code)
      .reduce((all, { quantity }) => all + toMinor(quantity, this.unit.digits), 0n);
  }

  private claims(): readonly ClaimRecord[] | Refusal {
    const { claims: named = 'admitted', liability } = this.body;
    const ids = liability?.flatMap(({ claimIds }) => claimIds) ?? (named === 'admitted' ? undefined : named);
    const liable = liability && new Set(ids);
    if (ids === undefined) return this.admitted();
    const claims: ClaimRecord[] = [];
    for (const claimId of [...new Set(named === 'admitted' ? ids : named)].sort(compareCodePoints)) {
      const claim = this.claimPaid(claimId);
      if (isRefusal(claim)) return claim;
      if (!liable || liable.has(claimId)) claims.push(claim);
    }
    return claims.length > 0 ? claims : refuse('NO_CLAIMS', { unit: this.unit.code });
  }

  /** A claim that is named, if a distribution of these classes can be for it. */
  private claimPaid(claimId: string): ClaimRecord | Refusal {
    const { classes } = this.body;
    const claim = this.state.get('claim', this.caseId, claimId);
    if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
    const { priority, status, unit } = claim;
    const inClass = !classes || classes.some((one) => one.priority === priority);
    const isComparable = unit === this.unit.code || this.rates.has(unit);
    return (
      refuseIf(status !== 'admitted', 'CLAIM_STATUS', { claimId, status }) ??
      refuseIf(!isComparable, 'CLAIM_UNIT', { claimId, unit }) ??
      refuseIf(!inClass, 'NOT_IN_CLASS', { claimId, priority }) ??
      claim
    );
  }

  /** A share is withheld only of a claim that has one: a slip in an id would pay what the court withholds. */
  private refuseHeld(claims: readonly ClaimRecord[]): Refusal | undefined {
    const chosen = new Set(claims.map(({ claimId }) => claimId));
    for (const claimId of this.body.holds ?? []) {
      const claim = this.claimPaid(claimId);
      if (isRefusal(claim)) return claim;
      if (!chosen.has(claimId)) return refuse('NOT_CHOSEN', { claimId });
    }
    return undefined;
  }

  private admitted(): readonly ClaimRecord[] | Refusal {
    const claims: ClaimRecord[] = [];
    for (const [, claim] of this.state.scan('claim', this.caseId, '')) {
      const isComparable = claim.unit === this.unit.code || this.rates.has(claim.unit);
      if (claim.status === 'admitted' && isComparable) claims.push(claim);
    }
    return claims.length > 0 ? claims : refuse('NO_CLAIMS', { unit: this.unit.code });
  }

  private shareOf({
    allocated,
    claimId,
    creditInKind,
    grossLoss,
    priorRecoveries,
    setAside,
    unit,
  }: ClaimRecord): Share {
    const digits = fractionDigits(grossLoss);
    const minor = (amount: string): bigint => toMinor(amount, digits);
    const rate = this.rates.get(unit);
    const own = { code: unit, digits, kind: 'currency' } as const;
    const here = (amount: bigint): bigint => (rate ? convert(amount, own, rate, this.unit) : amount);
    return {
      claimId,
      given: here(minor(allocated) + minor(creditInKind) + minor(setAside)),
      grossLoss: here(minor(grossLoss)),
      priorRecoveries: here(minor(priorRecoveries)),
    };
  }
}
