import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { id, person } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Issuer } from '../issuer.ts';
import { shortestPassword } from '../users/password.ts';
import { consoleClient } from '../users/user-book.ts';
import { LoginAttempts, ofName } from './login-attempts.ts';
import { sendPage } from './send-page.ts';
import { setUpPage } from './views.ts';

const form = z.object({
  agency: person.shape.agency,
  jurisdiction: person.shape.jurisdiction,
  name: id.refine((name) => name !== consoleClient),
  password: z.string().min(shortestPassword).max(1_000),
  role: person.shape.role,
});

/** Makes the first user, for whoever can read the terminal that started the ledger. With a user there is no such page. */
@Controller('issuer/set-up')
export class SetUpController {
  readonly #issuer: Issuer;
  readonly #attempts = new LoginAttempts(ofName);

  constructor(@Inject(Issuer) issuer: Issuer) {
    this.#issuer = issuer;
  }

  @Get()
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#assertNobodyYet();
    sendPage(reply, 200, setUpPage(request.headers['accept-language'], { filled: {} }));
  }

  @Post()
  async make(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#assertNobodyYet();
    const sent = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const { code = '', password, ...filled } = Object.fromEntries(sent);
    const again = (wrong: { fields?: readonly string[]; wrongCode?: true }) =>
      sendPage(reply, 422, setUpPage(request.headers['accept-language'], { filled, ...wrong }));
    if (!this.#attempts.begin('') || !isSame(code.trim(), this.#issuer.setUpCode))
      return again({ wrongCode: true });
    this.#attempts.succeeded('');
    const read = form.safeParse({ ...filled, password });
    if (!read.success) return again({ fields: read.error.issues.map(({ path }) => path.join('.')) });
    const { password: secret, ...who } = read.data;
    await this.#issuer.users.add({ ...who, kind: 'person', secret });
    void reply.redirect('/session/start', 303);
  }

  /** @throws {ServiceError} NOT_FOUND */
  async #assertNobodyYet(): Promise<void> {
    if (!(await this.#issuer.users.isEmpty()))
      throw new ServiceError('NOT_FOUND', 'There is a user already: sign in, or ask an administrator.');
  }
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
