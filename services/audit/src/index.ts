export * from './audit.module.ts';
export * from './balances/balances.ts';
export { routes as auditRoutes } from './routes.ts';
export type { Verifier } from './verification/verifier.ts';
