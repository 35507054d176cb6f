export * from './restitution.module.ts';
export { reads as restitutionReads, routes as restitutionRoutes } from './routes.ts';
