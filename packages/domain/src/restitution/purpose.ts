/** Money for a claim, or set aside, in minor units. `counts`: in the claim's own unit, where that is another. */
export interface Purpose {
  readonly account: 'due:allocated' | 'due:reserve';
  readonly amount: bigint;
  readonly claimId?: string;
  readonly counts?: string;
  /** Too small to be paid before there is more. */
  readonly held?: true;
}

export const totalOfPurposes = (purposes: readonly Purpose[]): bigint =>
  purposes.reduce((all, { amount }) => all + amount, 0n);
