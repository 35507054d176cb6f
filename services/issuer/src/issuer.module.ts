import { type DynamicModule, Inject, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { addressOf, RATE_LIMIT, type RateLimit } from '@seizure-ledger/service-kit';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Issuer } from './issuer.ts';
import { LoginAttempts, ofAddress } from './pages/login-attempts.ts';
import { SetUpController } from './pages/set-up.controller.ts';
import { SignInController } from './pages/sign-in.controller.ts';
import { UsersController } from './users/users.controller.ts';

type Next = (error?: unknown) => void;

/** The issuer's endpoints under /oidc, its pages, and what administrators do with its users. */
@Module({ controllers: [SignInController, SetUpController, UsersController] })
export class IssuerModule implements NestModule {
  readonly #issuer: Issuer;
  readonly #rateLimit: RateLimit;
  readonly #posts = new LoginAttempts(ofAddress);

  constructor(@Inject(Issuer) issuer: Issuer, @Inject(RATE_LIMIT) rateLimit: RateLimit) {
    this.#issuer = issuer;
    this.#rateLimit = rateLimit;
  }

  static with(issuer: Issuer): DynamicModule {
    return { module: IssuerModule, providers: [{ provide: Issuer, useValue: issuer }] };
  }

  configure(consumer: MiddlewareConsumer): void {
    const answer = (request: IncomingMessage, response: ServerResponse, next: Next) =>
      void this.#answer(request, response).catch(next);
    consumer.apply(answer).forRoutes('oidc/*path');
  }

  /** What is posted bears a machine's secret, and each that is wrong costs as much as a wrong password: they are counted alike. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const { headers, socket } = request;
      const address = addressOf({ headers, ip: socket.remoteAddress ?? '' }, this.#rateLimit);
      if (!this.#posts.begin(address)) return refuse(response);
      response.once('finish', () => {
        if (response.statusCode < 400) this.#posts.succeeded(address);
      });
    }
    await this.#issuer.answer(request, response);
  }
}

/** As RFC 6749, 5.2 has errors, which whoever asks for a token can read. */
function refuse(response: ServerResponse): void {
  const wait_s = ofAddress.wait_ms / 1_000;
  const error = 'temporarily_unavailable';
  const said = { error, error_description: `Too many attempts from this address: ask again in ${wait_s} s.` };
  response
    .writeHead(429, { 'content-type': 'application/json', 'retry-after': String(wait_s) })
    .end(JSON.stringify(said));
}
