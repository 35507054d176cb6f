import { id } from '@seizure-ledger/domain';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { type ProblemStatus, problemStatuses } from './problem-statuses.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

/** OpenAPI 3.1 of the routes, from the same schemas that validate. */
export function openApiDocument(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) (paths[`/api/v1${route.path}`] ??= {})[route.method] = operationOf(route);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Seizure Ledger',
      version: '1',
      description: 'An event-driven ledger of frozen, seized, confiscated and returned property.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    security: [{ bearer: [] }],
    paths,
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { answers, body, headers, method, path, problems, query, summary, tag } = route;
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id] as const);
  return {
    operationId: operationId(method, path),
    summary,
    tags: [tag],
    requestParams: {
      ...(params.length > 0 && { path: z.object(Object.fromEntries(params)) }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: requestBody(body) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { content = {}, ...answer }]) => [
          status,
          { ...answer, content: schemas(content) },
        ]),
      ),
      ...Object.fromEntries(always.concat(problems).map((status) => [status, problemResponse(status)])),
    },
  };
}

/** Of every route: it needs a token, has a limit, and may fail. */
const always: readonly ProblemStatus[] = [401, 429, 431, 500];

function operationId(method: string, path: string): string {
  const name = path.replace(/[{}]/g, '').replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${method}${name}`;
}

function requestBody({ example, mediaType = 'application/json', schema }: NonNullable<Route['body']>) {
  const content = { [mediaType]: { schema, ...(example !== undefined && { example }) } };
  return { content, required: true };
}

const schemas = (content: Readonly<Record<string, z.ZodType>>) =>
  Object.fromEntries(Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema }]));

function problemResponse(status: ProblemStatus): ZodOpenApiResponseObject {
  return {
    description: problemStatuses[status],
    content: { 'application/problem+json': { schema: problem } },
    ...(status === 401 && { headers: z.object({ 'WWW-Authenticate': z.string() }) }),
  };
}
