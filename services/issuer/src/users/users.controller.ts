import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { type MadeUser, newUser, type Principal, type ShownUser } from '@seizure-ledger/contracts';
import { LOGGER, principalOf, readJson, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Issuer } from '../issuer.ts';
import { madeUpSecret } from './password.ts';
import { type User, type UserBook, UserError } from './user-book.ts';

/** Administrators make users and disable them; who did is in the operators' log. */
@Controller('api/v1/users')
export class UsersController {
  readonly #issuer: Issuer;
  readonly #logger: Logger;
  readonly #users: UserBook;

  constructor(@Inject(Issuer) issuer: Issuer, @Inject(LOGGER) logger: Logger) {
    this.#issuer = issuer;
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
    const by = administrator(request);
    const { name } = request.params as { readonly name: string };
    const found = await this.#users.find(name);
    if (!found) throw new ServiceError('NOT_FOUND', 'There is no user of this name.');
    // else the last administrator could lock everybody out by mistake
    if (name === by.subject)
      throw new ServiceError('BAD_REQUEST', 'Nobody disables themselves: ask another administrator.');
    await this.#issuer.disable(name);
    this.#logger.info({ by: by.subject, user: name }, 'a user was disabled');
    void reply.code(200).send(shown({ ...found, disabled: true }));
  }
}

/** @throws {ServiceError} FORBIDDEN */
function administrator(request: FastifyRequest): Principal {
  const who = principalOf(request);
  if (who.role === 'admin') return who;
  throw new ServiceError('FORBIDDEN', 'Only administrators see and make users.');
}

function shown(user: User): ShownUser {
  const { secret: _, ...open } = user;
  return open;
}

const takenName = ({ message }: UserError): ServiceError =>
  new ServiceError('BAD_BODY', 'Choose another name.', { errors: [{ message, path: 'name' }] });
