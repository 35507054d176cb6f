export * from './issuer.module.ts';
export * from './issuer.ts';
export { operations as issuerOperations } from './routes.ts';
export * from './users/index.ts';
