import { isWord } from '@seizure-ledger/console';
import { type MadeUser, roles, type ShownUser } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { ApiProblem } from '../frame/errors.ts';
import { Page, path, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';

const fields = ['name', 'kind', 'role', 'agency', 'jurisdiction'] as const;
type Filled = Readonly<Partial<Record<(typeof fields)[number], string>>>;

/** Who the ledger's own issuer knows; with an agency's issuer the page says where users are kept. */
@Pages('users')
export class UsersController {
  @Show()
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { disabled } = query as { readonly disabled?: string };
    const notice = disabled === undefined ? undefined : reader.say('users.isDisabled', { name: disabled });
    return listPage(reader, { kind: 'person' }, { notice });
  }

  /** The password stands on the page that answers, and nowhere else: it is not led to another one. */
  @Take()
  async add(reader: Reader, request: FastifyRequest): Promise<Page> {
    const form = formOf(request);
    const filled = Object.fromEntries(fields.map((name) => [name, form.get(name)?.trim() ?? '']));
    try {
      const made = await reader.post<MadeUser>('/users', randomUUID(), filled);
      const title = reader.say('users.made', { name: made.name });
      return new Page('users/made.njk', { made, title, trail: trailTo(reader) }, 201);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 400) throw error;
      const named = (error.problem.errors ?? []).map(({ path: name }) => name);
      return listPage(reader, filled, { wrong: wrongFields(reader, named) }, 422);
    }
  }

  /** There is no way back, so it is asked once more. */
  @Show(':name/disabling')
  async ask(reader: Reader, { params }: FastifyRequest): Promise<Page> {
    const { name } = params as { readonly name: string };
    const title = reader.say('users.disableThis', { name });
    return new Page('users/disable.njk', { title, trail: trailTo(reader) });
  }

  @Take(':name/disabling')
  async disable(reader: Reader, { params }: FastifyRequest): Promise<Redirect> {
    const { name } = params as { readonly name: string };
    await reader.post(path('users', name, 'disabling'), randomUUID(), {});
    return new Redirect(`/users?disabled=${encodeURIComponent(name)}`);
  }
}

async function listPage(reader: Reader, filled: Filled, more: object, status = 200): Promise<Page> {
  const users = await usersOf(reader);
  return new Page(
    'users/list.njk',
    { filled, me: reader.me, roles, title: reader.say('nav.users'), users, ...more },
    status,
  );
}

/** `undefined` where the agency's issuer is used: the ledger answers nothing at that address then. */
async function usersOf(reader: Reader): Promise<readonly ShownUser[] | undefined> {
  try {
    return (await reader.get<{ readonly users: readonly ShownUser[] }>('/users')).users;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  }
}

function wrongFields(reader: Reader, named: readonly string[]) {
  return fields
    .filter((name) => named.includes(name))
    .map((name) => {
      const word = `users.wrong.${name}`;
      return { name, text: isWord(word) ? reader.say(word) : name };
    });
}

const trailTo = (reader: Reader) => [{ href: '/users', text: reader.say('nav.users') }];
