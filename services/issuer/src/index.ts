export * from './issuer.module.ts';
export * from './issuer.ts';
export { operations as issuerOperations } from './routes.ts';
export * from './users/disable-user.ts';
export * from './users/password.ts';
export * from './users/user-book.ts';
