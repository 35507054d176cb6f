import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { languageOf } from '@seizure-ledger/console';
import { answerToError, LOGGER, problemOf, sendAnswer } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Sessions } from '../sign-in/sessions.ts';
import { Drafts } from '../acts/drafts.ts';
import { CONSOLE_API, type ConsoleApi } from './api.ts';
import { ApiProblem, NotSignedIn } from './errors.ts';
import { pageOf } from './error-page.ts';
import { formOf } from './reader.ts';
import { leadOn, sendPage } from './rendering.ts';

/** Whoever is not signed in is led to where they can; what else goes wrong is told as a page. */
@Catch()
export class PageErrors implements ExceptionFilter {
  readonly #api: ConsoleApi;
  readonly #drafts: Drafts;
  readonly #logger: Logger;
  readonly #sessions: Sessions;

  constructor(
    @Inject(CONSOLE_API) api: ConsoleApi,
    @Inject(Drafts) drafts: Drafts,
    @Inject(LOGGER) logger: Logger,
    @Inject(Sessions) sessions: Sessions,
  ) {
    this.#api = api;
    this.#drafts = drafts;
    this.#logger = logger;
    this.#sessions = sessions;
  }

  /** Nest leaves a filter that rejects as it is, and the process would end: what fails here is answered without a page. */
  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    try {
      await this.#answer(exception, request, reply);
    } catch (error) {
      const { method, url } = request;
      this.#logger.error({ err: error, method, url }, 'a page could not tell what went wrong');
      sendAnswer(reply, answerToError(error, url));
    }
  }

  async #answer(exception: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (exception instanceof NotSignedIn) return this.#leadToSignIn(request, reply);
    const problem = exception instanceof ApiProblem ? exception.problem : problemOf(exception, request.url);
    if (problem.status === 500)
      this.#logger.error({ err: exception, method: request.method, url: request.url }, 'a page failed');
    const language = languageOf(request.headers);
    const session = await this.#sessions.of(request.headers.cookie);
    sendPage(request, reply, pageOf(problem, language), { language, session });
  }

  /** A form that was filled in meanwhile is kept, and is there again afterwards. */
  async #leadToSignIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { method, url } = request;
    const kept = method === 'POST' ? await this.#drafts.keep(url, formOf(request)) : undefined;
    if (kept !== undefined) void reply.header('set-cookie', kept);
    const first = (await this.#api.isSetUp())
      ? `/session/start?returnTo=${encodeURIComponent(url)}`
      : '/issuer/set-up';
    // a form that only asks for something is a query
    if (method === 'POST' || url.includes('?')) return leadOn(request, reply, first);
    void reply.header('cache-control', 'no-store').redirect(first, 303);
  }
}
