import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ServiceError, Tokens } from '@seizure-ledger/service-kit';
import { decodeJwt } from 'jose';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownPath } from '../frame/own-path.ts';
import { leadOn } from '../frame/rendering.ts';
import { RelyingParty } from './relying-party.ts';
import { isFormOf, Sessions } from './sessions.ts';

/** Signing in and out. */
@Controller('session')
export class SessionController {
  readonly #party: RelyingParty;
  readonly #sessions: Sessions;
  readonly #tokens: Tokens;

  constructor(
    @Inject(RelyingParty) party: RelyingParty,
    @Inject(Sessions) sessions: Sessions,
    @Inject(Tokens) tokens: Tokens,
  ) {
    this.#party = party;
    this.#sessions = sessions;
    this.#tokens = tokens;
  }

  @Get('start')
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const returnTo = ownPath((request.query as { readonly returnTo?: unknown }).returnTo);
    const here = new URL(this.#party.publicUrl);
    // a browser that came by another name could not come back with its cookie
    if (request.host !== here.host)
      return void reply.redirect(
        `${here.origin}/session/start?returnTo=${encodeURIComponent(returnTo)}`,
        303,
      );
    const { beginning, url } = await this.#party.begin(returnTo);
    // an address that is too long to be remembered is left for the first page
    const cookie =
      (await this.#sessions.begin(beginning)) ??
      (await this.#sessions.begin({ ...beginning, returnTo: '/' }));
    void reply.headers({ 'cache-control': 'no-store', 'set-cookie': cookie }).redirect(url, 303);
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = await this.#sessions.begun(request.headers.cookie);
    if (!begun) throw beginAgain();
    const query = new URL(request.url, this.#party.publicUrl).searchParams;
    const granted = await this.#party.finish(query, begun).catch((error: unknown) => {
      throw beginAgain(error);
    });
    const { token } = granted;
    const me = await this.#tokens.verify(`Bearer ${token}`);
    const { exp = 0 } = decodeJwt(token);
    const cookies = await this.#sessions.signIn(me, granted, exp);
    if (!cookies)
      throw new ServiceError(
        'TOO_LARGE',
        `Tell who runs the agency’s issuer: its access token of ${token.length} letters does not fit into a browser’s cookie. It must say less for this client.`,
      );
    void reply.headers({ 'cache-control': 'no-store', 'set-cookie': cookies }).redirect(begun.returnTo, 303);
  }

  @Post('end')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = await this.#sessions.of(request.headers.cookie);
    if (session && !isFormOf(session, request.body))
      throw new ServiceError('FORBIDDEN', 'This form was not made for you here: open the page again.');
    void reply.header('set-cookie', this.#sessions.signedOut);
    leadOn(request, reply, await this.#party.leaving(session?.idToken));
  }
}

function beginAgain(cause?: unknown): ServiceError {
  return new ServiceError(
    'BAD_REQUEST',
    'Signing in did not come to its end: begin again at the first page.',
    {
      cause,
    },
  );
}
