import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { stylesheet } from '@seizure-ledger/console';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from './pages.ts';

/** Where the console reads, and as whom. */
export const CONSOLE_API = Symbol('ConsoleApi');

export interface ConsoleApi {
  url(): string;
  /** Of an auditor of the console's own. */
  token(): Promise<string>;
}

/** What a page may load: its style sheet, and nothing else. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages to read by, for this machine only until people can sign in. */
@Controller()
export class ConsoleController {
  readonly #api: ConsoleApi;

  constructor(@Inject(CONSOLE_API) api: ConsoleApi) {
    this.#api = api;
  }

  @Get()
  async cases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cursor, q = '' } = request.query as { readonly cursor?: string; readonly q?: string };
    const asked = new URLSearchParams({ limit: '20', ...(q && { q }), ...(cursor && { cursor }) });
    const answer = await this.#read(request, `/cases?${asked}`);
    this.#show(reply, page('cases.njk', { ...answer, q, title: 'Cases' }));
  }

  @Get('cases/:caseId')
  async case(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { caseId } = request.params as { readonly caseId: string };
    const { cursor } = request.query as { readonly cursor?: string };
    const path = `/cases/${encodeURIComponent(caseId)}`;
    const found = await this.#read(request, path);
    const asked = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
    const { entries, next } = await this.#read(request, `${path}/entries?${asked}`);
    const { lots, next: moreLots } = await this.#read(request, `${path}/lots?limit=200`);
    this.#show(
      reply,
      page('case.njk', {
        case: found,
        entries,
        lots,
        moreLots,
        next,
        position: found['position'],
        title: found['title'],
      }),
    );
  }

  @Get('assets/console.css')
  style(@Res() reply: FastifyReply): void {
    void reply.type('text/css').header('cache-control', 'max-age=3600').send(stylesheet);
  }

  async #read(request: FastifyRequest, path: string): Promise<Record<string, unknown>> {
    if (!isFromHere(request)) {
      throw new ServiceError(
        'FORBIDDEN',
        'The console is served to this machine only until people can sign in.',
      );
    }
    const response = await fetch(`${this.#api.url()}/api/v1${path}`, {
      headers: { authorization: `Bearer ${await this.#api.token()}` },
    });
    if (response.status === 404) throw new ServiceError('NOT_FOUND', 'There is no such case.');
    if (!response.ok)
      throw new ServiceError('BAD_REQUEST', 'The page can’t be shown: begin again from the first page.');
    // our own API answers objects
    return (await response.json()) as Record<string, unknown>;
  }

  #show(reply: FastifyReply, html: string): void {
    void reply
      .headers({
        'content-security-policy': pagePolicy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(html);
  }
}

/**
 * From this machine, for a name of this machine, and not passed on: a foreign page may have its own name lead here
 * (DNS rebinding), and what a proxy passes on comes from anywhere.
 */
function isFromHere({ headers, hostname, ip }: FastifyRequest): boolean {
  const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '[::1]', 'localhost'];
  const passedOn = headers.forwarded ?? headers['x-forwarded-for'] ?? headers.via;
  return here.includes(ip) && here.includes(hostname) && passedOn === undefined;
}
