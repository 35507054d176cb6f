import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { languageOf, signInWords, stylesheet, wordsIn } from '@seizure-ledger/console';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from './pages.ts';
import { type Session, Sessions } from './sign-in/sessions.ts';

const read_ms = 30_000;

/** Where the console reads. */
export const CONSOLE_API = Symbol('ConsoleApi');

export interface ConsoleApi {
  /** Whether anybody can sign in yet. */
  isSetUp(): Promise<boolean>;
  url(): string;
}

/** What a page may load: its style sheet, and nothing else. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages to read by, for whoever is signed in, as far as they may read. */
@Controller()
export class ConsoleController {
  readonly #api: ConsoleApi;
  readonly #sessions: Sessions;

  constructor(@Inject(CONSOLE_API) api: ConsoleApi, @Inject(Sessions) sessions: Sessions) {
    this.#api = api;
    this.#sessions = sessions;
  }

  @Get()
  async cases(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = await this.#signedIn(request, reply);
    if (!session) return;
    const { cursor, q = '' } = request.query as { readonly cursor?: string; readonly q?: string };
    const asked = new URLSearchParams({ limit: '20', ...(q && { q }), ...(cursor && { cursor }) });
    const answer = await this.#read(session, `/cases?${asked}`);
    this.#show(reply, page('cases.njk', { ...answer, ...shown(session, request), q, title: 'Cases' }));
  }

  @Get('cases/:caseId')
  async case(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = await this.#signedIn(request, reply);
    if (!session) return;
    const { caseId } = request.params as { readonly caseId: string };
    const { cursor } = request.query as { readonly cursor?: string };
    const path = `/cases/${encodeURIComponent(caseId)}`;
    const found = await this.#read(session, path);
    const asked = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
    const { entries, next } = await this.#read(session, `${path}/entries?${asked}`);
    const { lots, next: moreLots } = await this.#read(session, `${path}/lots?limit=200`);
    this.#show(
      reply,
      page('case.njk', {
        ...shown(session, request),
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

  /** Whoever is not signed in is led to where they can. */
  async #signedIn(request: FastifyRequest, reply: FastifyReply): Promise<Session | undefined> {
    const session = await this.#sessions.of(request.headers.cookie);
    if (session) return session;
    const first = (await this.#api.isSetUp())
      ? `/session/start?returnTo=${encodeURIComponent(request.url)}`
      : '/issuer/set-up';
    void reply.header('cache-control', 'no-store').redirect(first, 303);
    return undefined;
  }

  async #read({ token }: Session, path: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#api.url()}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(read_ms),
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
        'cache-control': 'no-store',
      })
      .type('text/html; charset=utf-8')
      .send(html);
  }
}

/** What every page says of who reads it. */
function shown({ csrf, me }: Session, { headers }: FastifyRequest) {
  return { csrf, me, words: wordsIn(signInWords, languageOf(headers['accept-language'])) };
}
