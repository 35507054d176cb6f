import { inOneGeneration } from '@seizure-ledger/read-model';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Tokens } from '../identity/tokens.ts';
import { authenticate } from './authentication.ts';
import { answerToError, ProblemFilter } from './problem.filter.ts';
import { sendAnswer } from './send-answer.ts';
import { parseStrictJson } from './strict-json.ts';

/** A request's body is at most so large; a batch of acts is streamed and not bounded as a whole. */
const bodyLimit_bytes = 2 * 1024 * 1024;
const request_ms = 60_000;

/** A Nest application on Fastify with the parsers, limits and problem answers that every service has. */
export async function createHttpApp(
  module: Type | DynamicModule,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const app = await createPlainHttpApp(module, logger);
  const fastify = app.getHttpAdapter().getInstance();
  authenticate(fastify, app.get(Tokens, { strict: false }));
  // after the body is parsed, which loses the way back to the request
  fastify.addHook('preHandler', (_request, _reply, done) => inOneGeneration(done));
  addParsers(fastify);
  return app;
}

/** The same for what only passes requests on: it neither authenticates nor reads bodies. */
export async function createPlainHttpApp(
  module: Type | DynamicModule,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimit_bytes,
    connectionTimeout: request_ms,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendAnswer(reply, answerToError(error, request.url)),
    keepAliveTimeout: 72_000,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  return app;
}

function addParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseStrictJson(Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  fastify.addContentTypeParser('application/x-ndjson', (_, payload, done) => done(null, payload));
}
