export * from './audit.module.ts';
export { routes as auditRoutes } from './routes.ts';
