export * from './restitution.module.ts';
export { routes as restitutionRoutes } from './routes.ts';
