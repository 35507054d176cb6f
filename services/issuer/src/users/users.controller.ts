import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { type MadeUser, newUser, type Principal, type ShownUser } from '@seizure-ledger/contracts';
import { LOGGER, principalOf, readJson, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Issuer } from '../issuer.ts';
import { madeUpSecret } from './password.ts';
import { type User, type UserBook, UserError } from './user-book.ts';
import type { UserChanges } from './user-changes.ts';

/** Administrators make users, disable and enable them, and reset their passwords; who did is in the operators' log. */
@Controller('api/v1/users')
export class UsersController {
  readonly #changes: UserChanges;
  readonly #logger: Logger;
  readonly #users: UserBook;

  constructor(@Inject(Issuer) issuer: Issuer, @Inject(LOGGER) logger: Logger) {
    this.#changes = issuer.userChanges;
    this.#logger = logger;
    this.#users = issuer.users;
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    administrator(request);
    const users = (await this.#users.all()).map(shown);
    void reply.header('cache-control', 'no-store').send({ users });
  }

  @Post()
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const by = administrator(request);
    const who = readJson(newUser, request.body);
    const made: MadeUser = { name: who.name, secret: madeUpSecret() };
    await this.#users.add({ ...who, secret: made.secret }).catch((error: unknown) => {
      if (error instanceof UserError) throw takenName(error);
      throw error;
    });
    this.#logger.info({ by: by.subject, role: who.role, user: who.name }, 'a user was made');
    void reply.code(201).header('cache-control', 'no-store').send(made);
  }

  @Post(':name/disabling')
  async disable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const changed = await this.#change(request, 'a user was disabled', ({ name }, by) => {
      if (name === by)
        throw new ServiceError('BAD_REQUEST', 'Nobody disables themselves: ask another administrator.');
      return this.#changes.disable(name);
    });
    void reply.code(200).send(shown(changed));
  }

  @Post(':name/enabling')
  async enable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const changed = await this.#change(request, 'a user was enabled', ({ name }) =>
      this.#changes.enable(name),
    );
    void reply.code(200).send(shown(changed));
  }

  @Post(':name/password-reset')
  async reset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = madeUpSecret();
    const { name } = await this.#change(request, 'a password was reset', ({ name }, by) => {
      // else whoever finds a browser open could take its user's place for good
      if (name === by)
        throw new ServiceError('BAD_REQUEST', 'Nobody resets their own password: ask another administrator.');
      return this.#changes.reset(name, secret);
    });
    void reply
      .code(200)
      .header('cache-control', 'no-store')
      .send({ name, secret } satisfies MadeUser);
  }

  /** @throws {ServiceError} FORBIDDEN; NOT_FOUND; BAD_REQUEST: it can't be done with this one. */
  async #change(
    request: FastifyRequest,
    done: string,
    change: (user: User, by: string) => Promise<User>,
  ): Promise<User> {
    const { subject: by } = administrator(request);
    const { name } = request.params as { readonly name: string };
    const found = await this.#users.find(name);
    if (!found) throw new ServiceError('NOT_FOUND', 'There is no user of this name.');
    const changed = await change(found, by).catch((error: unknown) => {
      if (error instanceof UserError)
        throw new ServiceError('BAD_REQUEST', `It can’t be done: ${error.message}.`);
      throw error;
    });
    this.#logger.info({ by, user: name }, done);
    return changed;
  }
}

/** @throws {ServiceError} FORBIDDEN */
function administrator(request: FastifyRequest): Principal {
  const who = principalOf(request);
  if (who.role === 'admin') return who;
  throw new ServiceError('FORBIDDEN', 'Only administrators see and make users.');
}

function shown(user: User): ShownUser {
  const { secret: _, signedOutAt_s: __, ...open } = user;
  return open;
}

const takenName = ({ message }: UserError): ServiceError =>
  new ServiceError('BAD_BODY', 'Choose another name.', { errors: [{ message, path: 'name' }] });
