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

interface Named {
  readonly name: string;
}

/** Who the ledger's own issuer knows; with an agency's issuer the page says where users are kept. */
@Pages('users')
export class UsersController {
  @Show()
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { disabled, enabled } = query as { readonly disabled?: string; readonly enabled?: string };
    const notices = [
      ...(disabled === undefined ? [] : [reader.say('users.isDisabled', { name: disabled })]),
      ...(enabled === undefined ? [] : [reader.say('users.isEnabled', { name: enabled })]),
    ];
    return listPage(reader, { kind: 'person' }, { notice: notices[0] });
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

  @Show(':name/disabling')
  async askToDisable(reader: Reader, request: FastifyRequest): Promise<Page> {
    return sure(reader, request, 'disable');
  }

  @Take(':name/disabling')
  async disable(reader: Reader, { params }: FastifyRequest): Promise<Redirect> {
    const { name } = params as Named;
    await reader.post(path('users', name, 'disabling'), randomUUID(), {});
    return new Redirect(`/users?disabled=${encodeURIComponent(name)}`);
  }

  @Show(':name/enabling')
  async askToEnable(reader: Reader, request: FastifyRequest): Promise<Page> {
    return sure(reader, request, 'enable');
  }

  @Take(':name/enabling')
  async enable(reader: Reader, { params }: FastifyRequest): Promise<Redirect> {
    const { name } = params as Named;
    await reader.post(path('users', name, 'enabling'), randomUUID(), {});
    return new Redirect(`/users?enabled=${encodeURIComponent(name)}`);
  }

  @Show(':name/password-reset')
  async askToReset(reader: Reader, request: FastifyRequest): Promise<Page> {
    return sure(reader, request, 'reset');
  }

  /** The password stands on the page that answers, as that of a user who was made. */
  @Take(':name/password-reset')
  async reset(reader: Reader, { params }: FastifyRequest): Promise<Page> {
    const { name } = params as Named;
    const made = await reader.post<MadeUser>(path('users', name, 'password-reset'), randomUUID(), {});
    const title = reader.say('users.isReset', { name });
    return new Page('users/made.njk', { made, title, trail: trailTo(reader) });
  }
}

/** Asks once more, and says what it means for the user. */
function sure(reader: Reader, { params }: FastifyRequest, change: 'disable' | 'enable' | 'reset'): Page {
  const { name } = params as Named;
  const title = reader.say(`users.${change}This`, { name });
  return new Page('users/sure.njk', { change, title, trail: trailTo(reader) });
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
