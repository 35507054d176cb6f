import type { LotAccount } from '../accounts.ts';
import { isRefusal, type Refusal, refuse, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { compareCodePoints } from '../id.ts';
import { fromMinor, toMinor } from '../quantity.ts';
import type { ClaimRecord, StateView } from '../state.ts';
import { digitsOf, findUnit, type Unit } from '../units.ts';
import { divideAbove } from './de-minimis.ts';
import type { DistributionBody } from './distribution-body.ts';
import type { Class, Divided } from './divide.ts';
import { partsOf } from './drawn-parts.ts';
import { type Source, sourcesNamed, sourcesOf, totalOf } from './fund.ts';
import { catchingUp } from './methods.ts';
import { convert, convertBack, type Rate, ratesOf } from './rates.ts';
import { outstandingOf, type Share } from './share.ts';

/** Money for a claim, or set aside, in minor units. `counts`: in the claim's own unit, where that is another. */
export interface Purpose {
  readonly account: 'due:allocated' | 'due:reserve';
  readonly amount: bigint;
  readonly claimId?: string;
  readonly counts?: string;
  /** Too small to be paid before there is more. */
  readonly held?: true;
}

/** What a distribution does, before any of it is drawn from a lot. */
export interface Plan {
  /** Claims whose share was below the threshold and not paid. */
  readonly belowThreshold: number;
  readonly fund: bigint;
  /** By claim id; then what is set aside besides the fund. */
  readonly purposes: readonly Purpose[];
  readonly sources: readonly Source[];
  readonly threshold: string | undefined;
  readonly undistributed: bigint;
  readonly unit: Unit;
}

/** Works out who gets how much of a fund, as an order says and the case stands; it records and draws nothing. */
export function planDistribution(body: DistributionBody, caseId: string, state: StateView): Plan | Refusal {
  const unit = findUnit(body.unit);
  if (!unit) return refuse('UNKNOWN_UNIT', { unit: body.unit });
  if (unit.kind === 'item') return refuse('NOT_DIVISIBLE', { unit: unit.code });
  if (state.get('distribution', caseId, body.restitutionId))
    return refuse('DISTRIBUTION_EXISTS', { restitutionId: body.restitutionId });
  const reserved = reservedIn(body, caseId, state, unit);
  if (isRefusal(reserved)) return reserved;
  const funded = fundOf(body, caseId, state, unit, totalOfPurposes(reserved));
  if (isRefusal(funded)) return funded;
  const threshold =
    body.deMinimis && positiveAmountOf({ quantity: body.deMinimis.threshold, unit: unit.code });
  if (threshold && isRefusal(threshold)) return threshold;
  const claims = new ClaimsIn(body, caseId, state, unit);
  const classes = claims.classes();
  if (isRefusal(classes)) return classes;
  const deMinimis = body.deMinimis &&
    threshold && { mode: body.deMinimis.mode, threshold: toMinor(threshold.quantity, unit.digits) };
  const divided = divideAbove(funded.fund, classes, deMinimis);
  const shares = claims.purposesOf(divided, deMinimis?.mode === 'hold' ? deMinimis.threshold : 0n);
  const purposes = [...shares, ...reserved];
  if (purposes.length === 0) return refuse('NOTHING_OUTSTANDING', { unit: unit.code });
  return {
    ...funded,
    belowThreshold: classes.reduce((all, { shares: ofClass }) => all + ofClass.length, 0) - divided.length,
    purposes,
    threshold: body.deMinimis?.mode === 'hold' ? threshold?.quantity : undefined,
    undistributed: funded.fund - totalOfPurposes(shares),
    unit,
  };
}

const totalOfPurposes = (purposes: readonly Purpose[]): bigint =>
  purposes.reduce((all, { amount }) => all + amount, 0n);

/** What the order sets aside besides the fund: for nobody in particular, or for disputed claims. */
function reservedIn(
  { rates: stated = [], reserve }: DistributionBody,
  caseId: string,
  state: StateView,
  unit: Unit,
): readonly Purpose[] | Refusal {
  if (!reserve) return [];
  const rates = ratesOf(stated, unit);
  if (isRefusal(rates)) return rates;
  const purposes = new Map<string, Purpose>();
  if (!Array.isArray(reserve)) {
    const amount = positiveAmountOf({ quantity: reserve.quantity, unit: unit.code });
    if (isRefusal(amount)) return amount;
    return [{ account: 'due:reserve', amount: toMinor(amount.quantity, unit.digits) }];
  }
  for (const { claimId, quantity } of reserve) {
    const amount = positiveAmountOf({ quantity, unit: unit.code });
    if (isRefusal(amount)) return amount;
    const minor = toMinor(amount.quantity, unit.digits);
    const claim = state.get('claim', caseId, claimId);
    if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
    const { status } = claim;
    if (status !== 'disputed') return refuse('CLAIM_STATUS', { claimId, status });
    const rate = rates.get(claim.unit);
    if (claim.unit !== unit.code && !rate) return refuse('CLAIM_UNIT', { claimId, unit: claim.unit });
    const sum = (purposes.get(claimId)?.amount ?? 0n) + minor;
    const counts = rate && countsOf(sum, claim, rate, unit);
    const purpose = { account: 'due:reserve' as const, amount: sum, claimId };
    purposes.set(claimId, { ...purpose, ...(counts !== undefined && { counts }) });
  }
  return [...purposes.values()].sort((a, b) => compareCodePoints(a.claimId ?? '', b.claimId ?? ''));
}

const accountsOf: Readonly<Record<'owned' | 'held', readonly LotAccount[]>> = {
  held: ['held:frozen', 'held:seized', 'held:confiscated'],
  owned: ['owned:confiscated', 'owned:proceeds'],
};

function fundOf(
  { from = 'owned', fund: wanted, orderId, sources: named }: DistributionBody,
  caseId: string,
  state: StateView,
  unit: Unit,
  reserved: bigint,
): { readonly fund: bigint; readonly sources: readonly Source[] } | Refusal {
  if (from === 'held' && state.get('order', caseId, orderId ?? '')?.from !== 'held')
    return refuse('HELD_NOT_ORDERED');
  const all = sourcesOf(state, caseId, unit, accountsOf[from]);
  const sources = named ? sourcesNamed(all, named) : all;
  if (isRefusal(sources)) return sources;
  const available = totalOf(sources);
  const short = (needed: bigint): Refusal =>
    from === 'held'
      ? refuse('INSUFFICIENT_HELD', {
          held: fromMinor(available, unit.digits),
          quantity: fromMinor(needed, unit.digits),
          unit: unit.code,
        })
      : shortOfOwned(state, caseId, unit, available, needed);
  if (wanted === 'all') {
    const fund = available - reserved;
    return fund > 0n ? { fund, sources } : short(reserved + 1n);
  }
  const amount = positiveAmountOf({ quantity: wanted, unit: unit.code });
  if (isRefusal(amount)) return amount;
  const fund = toMinor(amount.quantity, unit.digits);
  return fund + reserved <= available ? { fund, sources } : short(fund + reserved);
}

/** Where a decision that is not final yet would cover it, that is the reason; otherwise there is too little. */
function shortOfOwned(state: StateView, caseId: string, unit: Unit, owned: bigint, wanted: bigint): Refusal {
  const notFinal = totalOf(sourcesOf(state, caseId, unit, ['held:confiscated']));
  if (owned + notFinal >= wanted) return refuse('NOT_FINAL');
  return refuse('INSUFFICIENT_OWNED', { owned: fromMinor(owned, unit.digits), unit: unit.code });
}

/** The claims that a distribution is for, in its own unit. */
class ClaimsIn {
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
    const rates = ratesOf(stated, this.unit);
    if (isRefusal(rates)) return rates;
    this.rates = rates;
    const unable = [method, ...(classes ?? []).map((one) => one.method ?? method)].find(
      (one) => catchUp && !catchingUp[one],
    );
    if (unable) return refuse('NOT_CATCHING_UP', { method: unable });
    const claims = this.claims();
    if (isRefusal(claims)) return claims;
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
    const { classes, claims: named = 'admitted', liability } = this.body;
    const ids = liability?.flatMap(({ claimIds }) => claimIds) ?? (named === 'admitted' ? undefined : named);
    const liable = liability && new Set(ids);
    if (ids === undefined) return this.admitted();
    const claims: ClaimRecord[] = [];
    for (const claimId of [...new Set(named === 'admitted' ? ids : named)].sort(compareCodePoints)) {
      const claim = this.state.get('claim', this.caseId, claimId);
      if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
      const { priority, status, unit } = claim;
      const inClass = !classes || classes.some((one) => one.priority === priority);
      const isComparable = unit === this.unit.code || this.rates.has(unit);
      const refusal =
        refuseIf(status !== 'admitted', 'CLAIM_STATUS', { claimId, status }) ??
        refuseIf(!isComparable, 'CLAIM_UNIT', { claimId, unit }) ??
        refuseIf(!inClass, 'NOT_IN_CLASS', { claimId, priority });
      if (refusal) return refusal;
      if (!liable || liable.has(claimId)) claims.push(claim);
    }
    return claims.length > 0 ? claims : refuse('NO_CLAIMS', { unit: this.unit.code });
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
    const digits = digitsOf(unit);
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

/** What an amount counts for a claim in the claim's own unit: never more than what is left of it there. */
function countsOf(amount: bigint, claim: ClaimRecord, rate: Rate, unit: Unit): string {
  const digits = digitsOf(claim.unit);
  const minor = (text: string): bigint => toMinor(text, digits);
  const left = outstandingOf({
    claimId: claim.claimId,
    given: minor(claim.allocated) + minor(claim.creditInKind) + minor(claim.setAside),
    grossLoss: minor(claim.grossLoss),
    priorRecoveries: minor(claim.priorRecoveries),
  });
  const counts = convertBack(amount, unit, rate, { code: claim.unit, digits, kind: 'currency' });
  return fromMinor(counts < left ? counts : left, digits);
}
