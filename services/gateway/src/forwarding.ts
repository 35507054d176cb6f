import replyFrom from '@fastify/reply-from';
import { errorPage } from '@seizure-ledger/service-console';
import {
  actAnswerOf,
  type Answer,
  answerToError,
  sendAnswer,
  ServiceError,
  wantsPage,
} from '@seizure-ledger/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actsInCases, servedRoutes } from './services.ts';
import type { Upstreams } from './upstreams.ts';

/** What is uploaded here stays with the instance that took it. */
const imports = '/api/v1/imports';

/** As long as an edge may take for an answer, and then some. */
const answer_ms = 60_000;

/** Passes every declared route on to the service that answers it, bytes as they are, streamed both ways. */
export async function forwardTo(upstreams: Upstreams, fastify: FastifyInstance): Promise<void> {
  await fastify.register(replyFrom, {
    disableRequestLogging: true,
    retryMethods: [], // whether something is asked again is for who asked to say
    undici: { bodyTimeout: answer_ms, headersTimeout: answer_ms },
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_, payload, done) => done(null, payload));
  for (const [service, routes] of servedRoutes)
    for (const route of routes)
      fastify.route({ ...route, handler: (request, reply) => forward(upstreams, service, request, reply) });
}

function forward(
  upstreams: Upstreams,
  service: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const isKept = request.routeOptions.url?.startsWith(imports) === true;
  const upstream = isKept ? upstreams.first(service) : upstreams.next(service);
  return reply.from(`${upstream}${request.url}`, {
    onError: (failed, { error }) => {
      if (wasRefused(error)) upstreams.refused(upstream);
      // the types of two copies of Fastify's declarations differ in their server only
      sendAnswer(failed as unknown as FastifyReply, answerTo(error, service, request));
    },
    rewriteRequestHeaders: (_, headers) => passedOnHeaders(request, headers),
  });
}

/** An act that may have been recorded is answered as its own service would: ask there, or send it again. */
function answerTo(error: Error, service: string, request: FastifyRequest): Answer {
  const act = wasRefused(error) ? undefined : actIn(request);
  if (act) return actAnswerOf({ facts: undefined }, { ...act, instance: request.url });
  const failure = failureOf(error, service);
  if (wantsPage(request)) return errorPage(request, failure.problem(request.url));
  return answerToError(failure, request.url);
}

/** What is only tried is no act; nor is where it could be asked for known of a new case, whose id stands in the body. */
function actIn({ headers, method, params, query, routeOptions }: FastifyRequest) {
  const { caseId } = params as Readonly<Record<string, string>>;
  const { preview } = query as Readonly<Record<string, unknown>>;
  const id = headers['idempotency-key'];
  const isAct = method !== 'GET' && actsInCases.has(routeOptions.url ?? '') && preview !== 'true';
  return isAct && caseId !== undefined && typeof id === 'string' ? { caseId, id } : undefined;
}

/** Without a connection nothing was sent; else nobody knows what became of it. */
function failureOf(error: Error, service: string): ServiceError {
  if (wasRefused(error)) {
    const detail = `The service ${service} can’t be reached; nothing was sent to it. Ask again.`;
    return new ServiceError('SERVICE_UNAVAILABLE', detail, { cause: error });
  }
  const detail = `The service ${service} ended before it answered. Ask again; an act with the same Idempotency-Key.`;
  return new ServiceError('ANSWER_LOST', detail, { cause: error });
}

const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** The reason stands in an error, or in what caused it. */
function wasRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && neverSent.includes(String(error.code))) || wasRefused(error.cause);
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The service sees the name that was asked for, and from where. `expect` has been answered here. */
function passedOnHeaders({ headers, ip }: FastifyRequest, sent: Headers): Headers {
  const before = headers['x-forwarded-for'];
  const isFromHere = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && before === undefined;
  const chain = [before ?? [], ip].flat().join(', ');
  return { ...sent, expect: undefined, host: headers.host, ...(!isFromHere && { 'x-forwarded-for': chain }) };
}
