import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { languageOf } from '@seizure-ledger/console';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import { isFormOf, Sessions } from '../sign-in/sessions.ts';
import { Api } from './api.ts';
import { NotSignedIn } from './errors.ts';
import { Reader, rememberReader } from './reader.ts';
import { readUpload } from './upload.ts';

/** Lets to a page only who is signed in, and takes forms only that were made for them. */
@Injectable()
export class SignedIn implements CanActivate {
  readonly #api: Api;
  readonly #sessions: Sessions;

  constructor(@Inject(Api) api: Api, @Inject(Sessions) sessions: Sessions) {
    this.#api = api;
    this.#sessions = sessions;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.#sessions.of(request.headers.cookie);
    if (!session) throw new NotSignedIn();
    const reader = new Reader(this.#api, session, languageOf(request.headers));
    rememberReader(request, reader);
    if (request.method === 'GET') return true;
    const form = (await readUpload(request)) ?? request.body;
    if (!isFormOf(session, form)) throw new ServiceError('FORBIDDEN', reader.say('error.form'));
    return true;
  }
}
