import fc from 'fast-check';
import { outstandingOf, type Share } from './share.ts';

/** Small losses, so that many shares are only just full, and some so large that no number but a bigint holds them. */
const amount = fc.oneof(fc.bigInt(0n, 6n), fc.bigInt(0n, 2000n), fc.bigInt(10n ** 24n, 10n ** 24n + 9n));

/** A claim; some got more than they lost, some lost nothing. */
export const anyShare: fc.Arbitrary<Share> = fc
  .tuple(
    fc.string({ maxLength: 3, minLength: 1, unit: 'binary' }),
    amount,
    fc.oneof(fc.constant(0n), amount),
    fc.oneof(fc.constant(0n), amount),
  )
  .map(([claimId, grossLoss, priorRecoveries, given]) => ({ claimId, given, grossLoss, priorRecoveries }));

export const anyShares = fc.uniqueArray(anyShare, { maxLength: 9, selector: ({ claimId }) => claimId });

/** Claims and a fund that is mostly less than what is outstanding, sometimes exactly that, or more. */
export const anyDivision = anyShares.chain((shares) => {
  const owed = shares.reduce((all, share) => all + outstandingOf(share), 0n);
  return fc.record({
    fund: fc.oneof({ arbitrary: fc.bigInt(0n, owed), weight: 9 }, fc.constantFrom(owed, owed + 7n)),
    shares: fc.constant(shares),
  });
});
