import { actOperation, type Route } from '@seizure-ledger/contracts';
import { actRoutes, operationsOf } from './operations.ts';

/** A route of a service, as it is declared: `/api/v1/cases/:caseId`. */
export interface ServedRoute {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly url: string;
}

const methods = { get: 'GET', patch: 'PATCH', post: 'POST' } as const;

const get = (url: string): ServedRoute => ({ method: 'GET', url });
const post = (url: string): ServedRoute => ({ method: 'POST', url });
/** Everything else is a page. */
const pages = [get('/'), get('/*'), post('/*')];
/** The ledger's own issuer: its protocol, and the pages where a person gives their password, and where the first user is made. */
const issuing = ['/oidc/*', '/issuer/sign-in/:uid', '/issuer/set-up'].flatMap((url) => [get(url), post(url)]);
/** For everybody, without a token: what an outsider checks receipts by. */
const published = [
  '/evidence/keys',
  '/evidence/verify-receipt.html',
  '/evidence/:partition/checkpoint',
  '/evidence/:partition/stamps/:size',
  '/evidence/:partition/tile/*',
].map(get);

/** Every service that answers over HTTP, with what it answers. */
export const servedRoutes: ReadonlyMap<string, readonly ServedRoute[]> = new Map([
  ...Object.entries(operationsOf).map(([service, routes]) => [service, routes.map(servedRoute)] as const),
  ['notary', [...operationsOf.notary.map(servedRoute), ...published]],
  ['console', pages],
  ['issuer', [...operationsOf.issuer.map(servedRoute), ...issuing]],
]);

/** The addresses of acts in a case that their path names. */
export const actsInCases: ReadonlySet<string> = new Set(
  actRoutes
    .map((route) => servedRoute(actOperation(route)).url)
    .filter((url) => url.includes('/cases/:caseId/')),
);

function servedRoute({ method, path }: Route): ServedRoute {
  return { method: methods[method], url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}` };
}
