/** The ledger's log can't be trusted from here on: a reader that meets this stops, and an operator has to look. */
export abstract class LogInDoubtError extends Error {}

/**
 * The log does not have (any more) what was derived from it: it lost its end, or an older backup was brought back. Acts
 * must wait for an operator: what they would record takes the place of what was acknowledged.
 */
export class LogLostError extends LogInDoubtError {}
