/** A claim as a division sees it, in whole numbers of the minor unit. None is below zero. */
export interface Share {
  readonly claimId: string;
  readonly grossLoss: bigint;
  /** What the claimant got back elsewhere. */
  readonly priorRecoveries: bigint;
  /** What this case gave before: credits in kind, allocations paid or not, and what is set aside for this claim. */
  readonly given: bigint;
}

/** What a claim may still get; nothing where it got more than it lost. */
export function outstandingOf({ given, grossLoss, priorRecoveries }: Share): bigint {
  const left = grossLoss - priorRecoveries - given;
  return left > 0n ? left : 0n;
}

/** What was lost less what came back elsewhere; nothing where more came back. */
export function netLossOf({ grossLoss, priorRecoveries }: Share): bigint {
  return grossLoss > priorRecoveries ? grossLoss - priorRecoveries : 0n;
}
