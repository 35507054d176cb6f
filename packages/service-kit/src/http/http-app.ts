import { inOneGeneration } from '@seizure-ledger/read-model';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Tokens } from '../identity/tokens.ts';
import { authenticate } from './authentication.ts';
import { RATE_LIMIT } from '../kit.module.ts';
import { addHeaders } from './headers.ts';
import type { ErrorPage } from './error-page.ts';
import { KnownRoutes } from './known-routes.ts';
import { answerToError, ProblemFilter } from './problem.filter.ts';
import { limitRates } from './rate-limits.ts';
import { sendAnswer } from './send-answer.ts';
import { parseStrictJson } from './strict-json.ts';
import { answerUnreadable, followAnswer } from './unreadable-request.ts';

/** A request's body is at most so large; a batch of acts is streamed and not bounded as a whole. */
const bodyLimit_bytes = 2 * 1024 * 1024;
/** A Thai letter is nine bytes of a form, three of JSON. */
const form_bytes = 256 * 1024;
const request_ms = 60_000;
/** Who has not said in this time what they want is let go; a batch may be sent for longer. */
const headers_ms = 20_000;
const wholeRequest_ms = 600_000;
const maxConnections = 20_000;

/** A Nest application on Fastify with the parsers, limits and problem answers that every service has. */
export async function createHttpApp(
  module: Type | DynamicModule,
  logger: Logger,
  errorPage?: ErrorPage,
): Promise<NestFastifyApplication> {
  const app = await createPlainHttpApp(module, logger, errorPage);
  const fastify = app.getHttpAdapter().getInstance();
  const refusals = await limitRates(fastify, app.get(RATE_LIMIT, { strict: false }));
  authenticate(fastify, app.get(Tokens, { strict: false }), refusals);
  // after the body is parsed, which loses the way back to the request
  fastify.addHook('preHandler', (_request, _reply, done) => inOneGeneration(done));
  addParsers(fastify);
  return app;
}

/** The same for what only passes requests on: it neither authenticates nor reads bodies. */
export async function createPlainHttpApp(
  module: Type | DynamicModule,
  logger: Logger,
  errorPage?: ErrorPage,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimit_bytes,
    clientErrorHandler: answerUnreadable,
    connectionTimeout: request_ms,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendAnswer(reply, answerToError(error, request.url)),
    http: { connectionsCheckingInterval: 5_000, headersTimeout: headers_ms },
    keepAliveTimeout: 72_000,
    requestTimeout: wholeRequest_ms,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: false,
  });
  app.getHttpServer().on('request', followAnswer).maxConnections = maxConnections;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', addHeaders);
  app.useGlobalFilters(new ProblemFilter(logger, KnownRoutes.of(fastify), errorPage));
  return app;
}

function addParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      // a client may name the type also of no body at all: whoever needs one says so
      done(null, body.length === 0 ? undefined : parseStrictJson(Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: form_bytes, parseAs: 'string' },
    (_, body, done) => done(null, new URLSearchParams(String(body))),
  );
  // read by who expects them, as they come
  for (const streamed of ['application/x-ndjson', 'multipart/form-data'])
    fastify.addContentTypeParser(streamed, (_, payload, done) => done(null, payload));
}
