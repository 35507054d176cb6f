import { page } from './pages.ts';

/** The members of an OpenAPI document that a reader wants to see. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly {
    readonly description?: string;
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { example?: unknown; schema: object }>>;
  };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly summary: string;
  readonly tags: readonly string[];
}

/** The same of an AsyncAPI document. */
export interface AsyncApi {
  readonly channels: Readonly<Record<string, Channel>>;
}

interface Channel {
  readonly address: string;
  readonly messages: Readonly<Record<string, Message>>;
  readonly summary: string;
}

interface Message {
  readonly headers: object;
  readonly name: string;
  readonly payload: object;
  readonly summary: string;
}

/** Both documents as one page that needs no script. */
export function docsPage(openApi: OpenApi, asyncApi: AsyncApi): string {
  const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => shownOperation(path, method, operation)),
  );
  const groups = [...Map.groupBy(operations, ({ tag }) => tag)];
  return page('docs.njk', {
    channels: Object.values(asyncApi.channels).map(shownChannel),
    groups: groups.map(([tag, ofTag]) => ({ operations: ofTag, tag })),
    title: 'Interfaces',
  });
}

function shownOperation(path: string, method: string, operation: Operation) {
  const { parameters = [], requestBody, responses, summary, tags } = operation;
  const [body] = Object.values(requestBody?.content ?? {});
  return {
    answers: Object.entries(responses).map(([status, { description }]) => ({ description, status })),
    body: body && written(body.schema),
    example: typeof body?.example === 'string' ? body.example : body?.example && written(body.example),
    method: method.toUpperCase(),
    parameters,
    path,
    summary,
    tag: tags[0] ?? 'other',
  };
}

function shownChannel({ address, messages, summary }: Channel) {
  const shown = Object.values(messages).map(({ headers, payload, ...message }) => ({
    ...message,
    headers: written(headers),
    payload: written(payload),
  }));
  return { address, messages: shown, summary };
}

const written = (value: unknown): string => JSON.stringify(value, undefined, 2);
