import type { link, ShownCase, ShownLot, ShownMove } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { offersFor } from '../acts/offers.ts';
import { queryOf } from '../frame/api.ts';
import { Page, path } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import type { Entry, Listed } from './answers.ts';
import { tabs } from './case-tabs.ts';
import { besides } from './tab-besides.ts';
import { entriesShown } from './ended-proposals.ts';
import { flowPictures } from './flow-picture.ts';

type Query = Readonly<Record<string, string | undefined>>;

const manyLots = 100;

/** Cases, and each of them: as it stands, what happened in it, and what it has. */
@Pages('cases')
export class CasesController {
  @Show()
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { agency, cursor, q, sort, status, unit } = query as Query;
    const filters = { agency, q, sort, status, unit };
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
  async overview(reader: Reader, request: FastifyRequest): Promise<Page> {
    const { api, content, found } = await this.#about(reader, request);
    const [{ lots, next }, { moves }, { entries }, { links, next: moreLinks }] = await Promise.all([
      reader.get<Listed<'lots', ShownLot>>(`${api}/lots`, { limit: manyLots }),
      reader.get<Listed<'moves', ShownMove>>(`${api}/moves`, { limit: 1_000 }),
      reader.get<Listed<'entries', Entry>>(`${api}/entries`, { limit: 10, newest: 'true' }),
      reader.get<Listed<'links', z.infer<typeof link>>>(`${api}/links`, { limit: 20 }),
    ]);
    return new Page('cases/case.njk', {
      ...content,
      entries: await entriesShown(reader, found.caseId, entries),
      links,
      lots,
      moreLinks: moreLinks !== null,
      manyLots: next === null ? undefined : manyLots,
      mayAct: offersFor(reader.me.role, found.status).length > 0,
      pictures: flowPictures(moves, reader.language),
    });
  }

  @Show(':caseId/entries')
  async entries(reader: Reader, request: FastifyRequest): Promise<Page> {
    const { api, content, found } = await this.#about(reader, request, 'case.entries');
    const { cursor, newest } = request.query as Query;
    const { entries, next } = await reader.get<Listed<'entries', Entry>>(`${api}/entries`, {
      cursor,
      limit: 50,
      newest,
    });
    const shown = await entriesShown(reader, found.caseId, entries);
    return new Page('cases/entries.njk', { ...content, entries: shown, newest, next });
  }

  @Show(tabs.map(({ name }) => `:caseId/${name}`))
  async tab(reader: Reader, request: FastifyRequest): Promise<Page> {
    const name = request.routeOptions.url?.split('/').at(-1);
    const tab = tabs.find((one) => one.name === name);
    if (!tab) throw new ServiceError('NOT_FOUND', reader.say('error.hidden'));
    const { api, content, found } = await this.#about(reader, request, tab.word);
    const { cursor } = request.query as Query;
    const answer = await reader.get<Readonly<Record<string, readonly never[]>> & Listed<'', never>>(
      `${api}/${tab.name}`,
      { cursor, limit: 50 },
    );
    const beside = cursor === undefined ? await besides[tab.name]?.(reader, found.caseId) : undefined;
    return new Page('cases/tab.njk', {
      ...content,
      beside,
      columns: tab.columns,
      list: tab.list,
      next: answer.next,
      rows: (answer[tab.name] ?? []).map((item) => tab.cells(item, found.caseId)),
    });
  }

  /** What every page about a case shows. */
  async #about(reader: Reader, { params }: FastifyRequest, part?: (typeof tabs)[number]['word']) {
    const { caseId } = params as { readonly caseId: string };
    const api = path('cases', caseId);
    const found = await reader.get<ShownCase>(api);
    const content = {
      case: found,
      here: api,
      kicker: caseId,
      part,
      parts: [
        { href: api, word: 'case.overview' },
        { href: `${api}/entries`, word: 'case.entries' },
        ...tabs.map(({ name, word }) => ({ href: `${api}/${name}`, word })),
      ],
      position: found.position,
      title: found.title,
      trail: [{ href: '/cases', text: reader.say('nav.cases') }],
    };
    return { api, content, found };
  }
}
