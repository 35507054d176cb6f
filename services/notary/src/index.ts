export * from './evidence-folder.ts';
export * from './evidence.module.ts';
export { nodesIn } from './log-tree.ts';
export * from './notary.module.ts';
export * from './partition-notary.ts';
export { routes as evidenceRoutes } from './routes.ts';
export { BadHeadError, everyHead, lastHead, type SignedHead } from './signed-heads.ts';
export * from './signing-key.ts';
