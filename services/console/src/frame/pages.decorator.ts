import { applyDecorators, Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Page, type Redirect } from './page.ts';
import { PageErrors } from './page-errors.filter.ts';
import { type Reader, readerOf } from './reader.ts';
import { sendPage } from './rendering.ts';
import { SignedIn } from './signed-in.guard.ts';

/** A controller of pages, for whoever is signed in; what goes wrong is a page too. */
export const Pages = (prefix = ''): ClassDecorator =>
  applyDecorators(Controller(prefix), UseFilters(PageErrors), UseGuards(SignedIn));

/** Answers with a page, or leads to another one; who answers nothing has sent something else themselves. */
type Answer = Page | Redirect | void;
type Asked = [reader: Reader, request: FastifyRequest, reply: FastifyReply];

/** A handler of {@link Pages} that shows something. */
export const Show = (path: string | string[] = ''): HandlerDecorator => handled(Get(path));

/** A handler of {@link Pages} that takes a form, which was made for whoever sends it. */
export const Take = (path: string | string[] = ''): HandlerDecorator => handled(Post(path));

type HandlerDecorator = <A extends Partial<Asked>, R extends Answer>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<(...asked: A) => Promise<R>>,
) => void;

function handled(route: MethodDecorator): HandlerDecorator {
  return (target, name, descriptor) => {
    // handlers take as many of these as they need
    const handle = descriptor.value as ((...asked: Asked) => Promise<Answer>) | undefined;
    if (!handle) throw new Error(`${String(name)} handles nothing`);
    const sending: PropertyDescriptor = descriptor;
    sending.value = async function send(this: unknown, request: FastifyRequest, reply: FastifyReply) {
      const reader = readerOf(request);
      const answer = await handle.call(this, reader, request, reply);
      if (answer instanceof Page) sendPage(request, reply, answer, reader);
      else if (answer) void reply.header('cache-control', 'no-store').redirect(answer.to, 303);
    };
    Req()(target, name, 0);
    Res()(target, name, 1);
    route(target, name, sending);
  };
}
