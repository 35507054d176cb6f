export * from './freeze.module.ts';
export { routes as freezeRoutes } from './routes.ts';
