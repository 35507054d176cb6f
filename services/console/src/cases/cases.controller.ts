import type { ShownCase, ShownLot } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import { offersFor } from '../acts/offers.ts';
import { queryOf } from '../frame/api.ts';
import { Page, path } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import type { Entry, Listed } from './answers.ts';

/** Cases, and each of them. */
@Pages('cases')
export class CasesController {
  @Show()
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { agency, cursor, q, status, unit } = query as Readonly<Record<string, string | undefined>>;
    const filters = { agency, q, status, unit };
    const { cases, next, position } = await reader.get<Listed<'cases', ShownCase>>('/cases', {
      ...filters,
      cursor,
      limit: 20,
    });
    return new Page('cases/list.njk', {
      cases,
      filters,
      mayOpen: offersFor(reader.me.role).some(({ act }) => act === 'cases'),
      next,
      position,
      query: queryOf(filters).slice(1),
      title: reader.say('nav.cases'),
    });
  }

  @Show(':caseId')
  async show(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { caseId } = params as { readonly caseId: string };
    const { cursor } = query as { readonly cursor?: string };
    const api = path('cases', caseId);
    const found = await reader.get<ShownCase>(api);
    const { entries, next } = await reader.get<Listed<'entries', Entry>>(`${api}/entries`, {
      cursor,
      limit: 25,
    });
    const { lots } = await reader.get<Listed<'lots', ShownLot>>(`${api}/lots`, { limit: 200 });
    return new Page('cases/case.njk', {
      case: found,
      entries,
      kicker: caseId,
      lots,
      mayAct: offersFor(reader.me.role, found.status).length > 0,
      next,
      position: found.position,
      title: found.title,
      trail: [{ href: '/cases', text: reader.say('nav.cases') }],
    });
  }
}
