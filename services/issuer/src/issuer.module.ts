import { type DynamicModule, Inject, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Issuer } from './issuer.ts';
import { SetUpController } from './pages/set-up.controller.ts';
import { SignInController } from './pages/sign-in.controller.ts';
import { UsersController } from './users/users.controller.ts';

type Next = (error?: unknown) => void;

/** The issuer's endpoints under /oidc, its pages, and what administrators do with its users. */
@Module({ controllers: [SignInController, SetUpController, UsersController] })
export class IssuerModule implements NestModule {
  readonly #issuer: Issuer;

  constructor(@Inject(Issuer) issuer: Issuer) {
    this.#issuer = issuer;
  }

  static with(issuer: Issuer): DynamicModule {
    return { module: IssuerModule, providers: [{ provide: Issuer, useValue: issuer }] };
  }

  configure(consumer: MiddlewareConsumer): void {
    const answer = (request: IncomingMessage, response: ServerResponse, next: Next) =>
      void this.#issuer.answer(request, response).catch(next);
    consumer.apply(answer).forRoutes('oidc/*path');
  }
}
