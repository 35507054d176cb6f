import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type HttpAnswer, linesOf, Person } from './person.ts';

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;

export interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
  readonly responses: Responses;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What the document says of every route, status and media type, and which of it answers have met so far. */
export class ApiDocument {
  readonly content: OpenApi;
  /** Such as `get /api/v1/cases 200 application/json`. */
  readonly met = new Set<string>();
  readonly #ajv = new Ajv2020({ strict: false });
  readonly #templates: readonly (readonly [RegExp, string])[];

  constructor(content: OpenApi) {
    this.content = content;
    this.#ajv.addSchema(content, 'api');
    this.#templates = Object.keys(content.paths).map((path) => [
      new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`),
      path,
    ]);
  }

  /** Everything that an answer could be, as {@link met} names it. */
  get all(): readonly string[] {
    return Object.entries(this.content.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.entries(responses).flatMap(([status, { content = {} }]) => {
          const types = Object.keys(content);
          return (types.length > 0 ? types : ['']).map((type) =>
            `${method} ${path} ${status} ${type}`.trim(),
          );
        }),
      ),
    );
  }

  /** @throws {Error} when the document does not name such an answer, or says that it looks otherwise. */
  check(method: string, address: string, answer: HttpAnswer): void {
    const path = this.pathOf(address);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const name = `${method.toLowerCase()} ${path} ${answer.status} ${type}`.trim();
    const steps = ['paths', path, method.toLowerCase(), 'responses', String(answer.status)];
    const response = this.content.paths[path]?.[method.toLowerCase()]?.responses[answer.status];
    if (!response || (type !== '' && !response.content?.[type]))
      throw new Error(`not in the document: ${name}`);
    this.met.add(name);
    if (type === '' || !type.includes('json')) return;
    const values = type === 'application/x-ndjson' ? linesOf(answer) : [answer.body];
    for (const value of values) this.#assertValid([...steps, 'content', type, 'schema'], name, value);
  }

  /** The request's example against its own schema. */
  checkExample(path: string, method: string, type: string): void {
    const example = this.content.paths[path]?.[method]?.requestBody?.content[type]?.example;
    const steps = ['paths', path, method, 'requestBody', 'content', type, 'schema'];
    this.#assertValid(steps, `the example of ${method} ${path}`, example);
  }

  pathOf(address: string): string {
    const path = address.split('?')[0] ?? '';
    const found = this.#templates.find(([pattern]) => pattern.test(path))?.[1];
    if (found === undefined) throw new Error(`not in the document: ${path}`);
    return found;
  }

  #assertValid(steps: readonly string[], name: string, value: unknown): void {
    const validate = this.#validator(`api#/${steps.map(pointed).join('/')}`);
    if (!validate(value))
      throw new Error(
        `${name}: ${this.#ajv.errorsText(validate.errors)} in ${JSON.stringify(value).slice(0, 500)}`,
      );
  }

  #validator(reference: string): ValidateFunction {
    const known = this.#ajv.getSchema(reference);
    if (!known) throw new Error(`the document has no schema at ${reference}`);
    return known;
  }
}

const pointed = (step: string): string =>
  encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Somebody whose every answer is as the document says. */
export class DocumentedPerson extends Person {
  readonly #document: ApiDocument;

  constructor({ authorization, url }: Person, document: ApiDocument) {
    super(url, authorization.replace('Bearer ', ''));
    this.#document = document;
  }

  override async ask(...[method, path, ...more]: Parameters<Person['ask']>): Promise<HttpAnswer> {
    const answer = await super.ask(method, path, ...more);
    this.#document.check(method, `/api/v1${path}`, answer);
    return answer;
  }
}
