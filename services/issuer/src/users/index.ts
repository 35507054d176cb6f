/** Who can sign in at the ledger's own issuer: for commands, which serve nothing. */
export * from './disable-user.ts';
export * from './password.ts';
export * from './user-book.ts';
