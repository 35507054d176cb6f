/** Who can sign in at the ledger's own issuer: for commands, which serve nothing. */
export * from './password.ts';
export * from './user-book.ts';
export * from './user-changes.ts';
