export * from './eraser.module.ts';
export * from './vault.module.ts';
export { operations as vaultOperations, routes as vaultRoutes } from './routes.ts';
