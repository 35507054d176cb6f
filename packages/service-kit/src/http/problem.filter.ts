import type { Problem } from '@seizure-ledger/contracts';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PageLostError, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import { MasterKeyMissingError, VaultUnavailableError } from '@seizure-ledger/vault';
import { ServiceError } from '../errors.ts';
import { type ErrorPage, wantsPage } from './error-page.ts';
import type { KnownRoutes } from './known-routes.ts';
import { type Answer, problemAnswer } from './act-answer.ts';
import { sendAnswer } from './send-answer.ts';

/** Answers every exception as a problem, or a browser with a page; only those that are our fault are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #errorPage: ErrorPage | undefined;
  readonly #logger: Logger;
  readonly #routes: KnownRoutes;

  constructor(logger: Logger, routes: KnownRoutes, errorPage?: ErrorPage) {
    this.#errorPage = errorPage;
    this.#logger = logger;
    this.#routes = routes;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { method, url } = request;
    const error = this.#otherMethod(exception, method, url) ?? exception;
    const answer = answerToError(error, url);
    if (answer.status === 500) this.#logger.error({ err: exception, method, url }, 'a request failed');
    const page = wantsPage(request) ? this.#errorPage?.(request, problemOf(error, url)) : undefined;
    sendAnswer(http.getResponse<FastifyReply>(), page ?? answer);
  }

  /** Only the router itself says that there is no such address in this way. */
  #otherMethod(exception: unknown, method: string, url: string): ServiceError | undefined {
    if (!(exception instanceof NotFoundException)) return undefined;
    const allow = this.#routes.methodsBesides(method, url).join(', ');
    if (allow === '') return undefined;
    return new ServiceError('METHOD_NOT_ALLOWED', `This address takes ${allow}.`, { headers: { allow } });
  }
}

/** The problem that an exception becomes, with the headers that belong to it. */
export function answerToError(exception: unknown, instance: string): Answer {
  const error = serviceErrorOf(exception);
  return { ...problemAnswer(error.problem(instance)), headers: error.headers };
}

export function problemOf(exception: unknown, instance: string): Problem {
  return serviceErrorOf(exception).problem(instance);
}

function serviceErrorOf(exception: unknown): ServiceError {
  if (exception instanceof ServiceError) return exception;
  if (exception instanceof PageLostError)
    return new ServiceError('BAD_REQUEST', 'The cursor names no page: begin again without it.');
  if (exception instanceof ReadModelUnavailableError) {
    const detail = 'Reads wait for their database; acts go on. Ask again.';
    return new ServiceError('READ_MODEL_UNAVAILABLE', detail);
  }
  if (exception instanceof MasterKeyMissingError)
    return new ServiceError('VAULT_UNAVAILABLE', `Tell the operators: ${exception.message}`);
  if (exception instanceof VaultUnavailableError)
    return new ServiceError('VAULT_UNAVAILABLE', 'What is sealed waits for the vault. Ask again.');
  const status = statusOf(exception);
  if (status === 404) return new ServiceError('NOT_FOUND', 'There is nothing at this address.');
  if (status === 413)
    return new ServiceError('TOO_LARGE', 'Send less in one request; many acts go to /api/v1/batches.');
  if (status === 415)
    return new ServiceError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Send application/json, or a batch as application/x-ndjson.',
    );
  if (status >= 400 && status < 500) return new ServiceError('BAD_REQUEST', messageOf(exception));
  return new ServiceError('INTERNAL', 'It was logged; try again, and tell the operators.');
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const status =
    typeof exception === 'object' && exception !== null && 'statusCode' in exception
      ? exception.statusCode
      : 500;
  return typeof status === 'number' ? status : 500;
}

function messageOf(exception: unknown): string {
  return exception instanceof Error ? exception.message : 'The request is not well-formed.';
}
