export * from './vault.module.ts';
export { operations as vaultOperations, routes as vaultRoutes } from './routes.ts';
