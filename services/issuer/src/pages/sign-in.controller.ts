import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { addressOf, RATE_LIMIT, type RateLimit, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Issuer } from '../issuer.ts';
import { LoginAttempts, ofAddress, ofName } from './login-attempts.ts';
import { sendPage } from './send-page.ts';
import { signInPage } from './views.ts';

/**
 * Where a person gives name and password. The issuer's own cookie ties the form to the browser that began to sign in:
 * a form from elsewhere is refused.
 */
@Controller('issuer/sign-in')
export class SignInController {
  readonly #issuer: Issuer;
  readonly #rateLimit: RateLimit;
  readonly #attempts = new LoginAttempts(ofName);
  readonly #attemptsFrom = new LoginAttempts(ofAddress);

  constructor(@Inject(Issuer) issuer: Issuer, @Inject(RATE_LIMIT) rateLimit: RateLimit) {
    this.#issuer = issuer;
    this.#rateLimit = rateLimit;
  }

  @Get(':uid')
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#begun(request, reply);
    sendPage(reply, 200, signInPage(request.headers['accept-language'], {}));
  }

  @Post(':uid')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = await this.#begun(request, reply);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const [name, password] = [form.get('name') ?? '', form.get('password') ?? ''];
    const again = (wrong: 'tooMany' | 'wrongPassword', status: number) =>
      sendPage(reply, status, signInPage(request.headers['accept-language'], { name, wrong }));
    const address = addressOf(request, this.#rateLimit);
    if (!this.#attemptsFrom.begin(address) || !this.#attempts.begin(name)) return again('tooMany', 429);
    // when the password was right: the browser may come back for its session much later
    const ts = Math.floor(Date.now() / 1_000);
    const user = await this.#issuer.users.identified('person', name, password);
    if (!user) return again('wrongPassword', 422);
    this.#attemptsFrom.succeeded(address);
    this.#attempts.succeeded(name);
    const result = { login: { accountId: user.name, ts } };
    void reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  }

  /** @throws {ServiceError} BAD_REQUEST: this browser has not begun to sign in, or long ago. */
  async #begun(request: FastifyRequest, reply: FastifyReply) {
    const provider = await this.#issuer.provider();
    try {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      if (uid === (request.params as { readonly uid?: string }).uid) return provider;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'SessionNotFound') throw error;
    }
    throw new ServiceError('BAD_REQUEST', 'This sign-in has ended: begin again at the first page.');
  }
}
