export * from './seizure.module.ts';
export { routes as seizureRoutes } from './routes.ts';
