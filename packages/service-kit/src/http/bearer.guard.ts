import type { Principal } from '@seizure-ledger/contracts';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Tokens } from '../identity/tokens.ts';

const principals = new WeakMap<object, Principal>();

/** Lets in who has a valid token, and remembers who it is. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(@Inject(Tokens) private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    principals.set(request, await this.tokens.verify(request.headers.authorization));
    return true;
  }
}

/** Who is asking; only behind {@link BearerGuard}. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error('a route without the bearer guard asks who is acting');
  return principal;
}
