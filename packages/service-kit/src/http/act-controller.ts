import {
  type ActRoute,
  type Body,
  findAct,
  mayPropose,
  previewQuery,
  type Principal,
  proposersOf,
} from '@seizure-ledger/contracts';
import { Controller, Inject, Optional, Patch, Post, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.ts';
import { ActEdge, type AskedAct } from '../log/act-edge.ts';
import { actAnswerOf, type Answer } from './act-answer.ts';
import { principalOf } from './authentication.ts';
import { caseOf } from './case-of.ts';
import { readActBody, readKey, readObject, readQuery, refuseQuery } from './read-body.ts';
import { sendAnswer } from './send-answer.ts';

/** Answers an act that is only tried: nothing of it is recorded. */
export type Preview = (
  asked: Pick<AskedAct, 'act' | 'body' | 'caseId' | 'principal'>,
  query: unknown,
  instance: string,
) => Promise<Answer>;

/** Who answers the previews of the routes that have them. */
export const PREVIEW = Symbol('Preview');

/** A Nest controller with one handler a route: all acts are served the same way, and only described apart. */
export function actController(routes: readonly ActRoute[]): Type {
  @Controller('api/v1')
  class ActController {
    constructor(
      @Inject(ActEdge) readonly edge: ActEdge,
      @Optional() @Inject(PREVIEW) readonly preview?: Preview,
    ) {}
  }
  for (const route of routes) addHandler(ActController, route);
  return ActController;
}

interface Served {
  readonly edge: ActEdge;
  readonly preview?: Preview | undefined;
}

function addHandler(controller: Type<Served>, route: ActRoute): void {
  const prototype = controller.prototype as object;
  const value = async function (this: Served, request: FastifyRequest, reply: FastifyReply) {
    sendAnswer(reply, await serveAct(this, route, request));
  };
  Object.defineProperty(prototype, route.act, { configurable: true, value, writable: true });
  Req()(prototype, route.act, 0);
  Res()(prototype, route.act, 1);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, route.act);
  const serve = route.method === 'patch' ? Patch : Post;
  if (descriptor) serve(route.path.replace(/\{(\w+)\}/g, ':$1'))(prototype, route.act, descriptor);
}

async function serveAct(
  { edge, preview }: Served,
  route: ActRoute,
  request: FastifyRequest,
): Promise<Answer> {
  const instance = request.url;
  if (isPreview(route, request)) {
    // never recorded for want of somebody who could only try it
    if (!preview) throw new Error(`nobody answers the previews of ${route.act}`);
    return preview(readAsked(route, request, nameless(route)), request.query, instance);
  }
  const asked = readAct(route, request);
  if (prefersAsync(request)) return submitAct(edge, asked, instance);
  const sent = await edge.send(asked);
  const last = sent.facts?.at(-1);
  const links = last ? await edge.linksOf(last, asked.principal) : [];
  return actAnswerOf(sent, { ...asked, instance, links });
}

/** Sends an act for somebody who does not wait for what becomes of it. */
export async function submitAct(edge: ActEdge, asked: AskedAct, instance: string): Promise<Answer> {
  await edge.submit(await edge.envelope(asked));
  const answer = actAnswerOf({ facts: undefined }, { ...asked, instance });
  return { ...answer, headers: { ...answer.headers, 'preference-applied': 'respond-async' } };
}

/** RFC 7240: several preferences stand in one header, or in several. */
export function prefersAsync({ headers }: FastifyRequest): boolean {
  return /(^|,)\s*respond-async\s*(;|,|$)/i.test([headers.prefer ?? []].flat().join(','));
}

/** Whether the act is only to be tried; of a parameter that means nothing here the reader says so. */
function isPreview(route: ActRoute, { query }: FastifyRequest): boolean {
  return route.preview !== undefined && (query as { readonly preview?: unknown }).preview === 'true';
}

function readAct(route: ActRoute, request: FastifyRequest): AskedAct {
  const principal = principalOf(request);
  assertMayPropose(principal, route.act);
  if (route.preview) readQuery(previewQuery, request.query);
  else refuseQuery(request.query);
  const id = readKey(request.headers['idempotency-key']);
  return { ...readAsked(route, request), id };
}

/** An id that nothing has, for what is only tried. */
const nameless = ({ made }: ActRoute): Body => (made === undefined ? {} : { [made]: randomUUID() });

/** @param leftOut what the body may leave out. */
function readAsked(
  { act: name, target }: ActRoute,
  request: FastifyRequest,
  leftOut: Body = {},
): Omit<AskedAct, 'id'> {
  const act = findAct(name);
  if (!act) throw new Error(`a route serves an act that the domain does not have: ${name}`);
  const principal = principalOf(request);
  assertMayPropose(principal, name);
  const params = request.params as Readonly<Record<string, string>>;
  const said = { ...leftOut, ...readObject(request.body) };
  const body = readActBody(act, withTarget(said, target, params));
  // only for a new case without an id the key counts
  const key = String(request.headers['idempotency-key']);
  return { act, body, caseId: caseOf(act, { body, key, pathCase: params['caseId'], principal }), principal };
}

/** @throws {ServiceError} FORBIDDEN */
export function assertMayPropose({ role }: Principal, act: string): void {
  if (mayPropose(role, act)) return;
  throw new ServiceError(
    'FORBIDDEN',
    `The role ${role} may not ask for ${act}, but only one of: ${proposersOf(act)}.`,
  );
}

/** Ids that stand in the path are the caller's as much as the body is. */
function withTarget(
  body: Readonly<Record<string, unknown>>,
  target: ActRoute['target'],
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const targets = [target ?? []].flat();
  for (const { field } of targets)
    if (Object.hasOwn(body, field))
      throw new ServiceError('BAD_BODY', `Leave ${field} out of the body: the path names it.`);
  return { ...body, ...Object.fromEntries(targets.map(({ field, param }) => [field, params[param]])) };
}
