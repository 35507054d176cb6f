/** The ledger's log can't be trusted from here on: a reader that meets this stops, and an operator has to look. */
export abstract class LogInDoubtError extends Error {}
