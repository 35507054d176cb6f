export * from './transfer.module.ts';
export { routes as transferRoutes } from './routes.ts';
