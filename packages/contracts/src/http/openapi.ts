import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
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

const problems = {
  400: 'The request is not well-formed; `errors` says where',
  401: 'No valid token',
  403: 'The role may not do this',
  404: 'Not there, or not for you',
  413: 'The body is too large',
  422: 'Refused by the rules; the refusal is on the record',
  503: 'Not available just now; nothing was recorded',
} as const;

function operationOf({
  answers,
  body,
  isAct,
  method,
  path,
  query,
  summary,
  tag,
}: Route): ZodOpenApiOperationObject {
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    operationId: `${method}${path.replace(/[{}]/g, '').replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    tags: [tag],
    requestParams: {
      ...(params.length > 0 && {
        path: z.object(Object.fromEntries(params.map((name) => [name, z.string()]))),
      }),
      ...(query && { query }),
      ...(isAct && { header: z.object({ 'Idempotency-Key': z.string() }) }),
    },
    ...(body && {
      requestBody: {
        required: true,
        content: {
          [body.mediaType ?? 'application/json']: {
            schema: body.schema,
            ...(body.example !== undefined && { example: body.example }),
          },
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, mediaType = 'application/json', schema }]) => [
          status,
          { description, ...(schema && { content: { [mediaType]: { schema } } }) },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          status,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  };
}
