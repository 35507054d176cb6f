import { actWords } from '@seizure-ledger/console';
import { refusalCode, type ShownCase } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import { instantOf } from '../acts/local-time.ts';
import type { Entry, Listed } from '../cases/answers.ts';
import { queryOf } from '../frame/api.ts';
import { ApiProblem } from '../frame/errors.ts';
import { Page, path } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';

type Query = Readonly<Record<string, string | undefined>>;
type Entries = Listed<'entries', Entry>;

const names = [
  'account',
  'act',
  'actor',
  'approver',
  'code',
  'from',
  'late',
  'minAmount',
  'status',
  'to',
  'unit',
] as const;
const statuses = ['posted', 'proposed', 'refused', 'quarantined'] as const;
const none: Entries = { entries: [], next: null, position: '' };

/** Records over all cases, by what they are asked for; and those that make a balance. */
@Pages()
export class AuditEntriesController {
  @Show('audit/entries')
  async find(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const asked = query as Query;
    const filters = Object.fromEntries(names.map((name) => [name, asked[name]?.trim()]));
    const { found, refused } = await this.#found(reader, filters, asked['cursor']);
    return new Page(
      'audit/entries.njk',
      {
        acts: Object.keys(actWords),
        codes: refusalCode.options,
        entries: found.entries,
        filters,
        next: found.next,
        position: found.position,
        query: queryOf(filters).slice(1),
        refused,
        statuses,
        title: reader.say(titleOf(filters)),
        trail: [{ href: '/audit', text: reader.say('nav.audit') }],
      },
      refused === undefined ? 200 : 422,
    );
  }

  /** What a balance of a case is made of, entry by entry. */
  @Show('cases/:caseId/accounts/:account')
  async ofAccount(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { account, caseId } = params as { readonly account: string; readonly caseId: string };
    const { cursor, unit = '' } = query as Query;
    const api = path('cases', caseId);
    const found = await reader.get<ShownCase>(api);
    const asked = { account, cursor, limit: 50, unit };
    const { entries, next, position } = await reader.get<Entries>(`${api}/entries`, asked);
    const lines = entries.map((entry) => ({
      ...entry,
      legs: entry.legs?.filter((leg) => leg.account === account && leg.unit === unit) ?? [],
    }));
    return new Page('audit/account.njk', {
      account,
      balance: found.balances.find((one) => one.account === account && one.unit === unit)?.amount,
      case: found,
      entries: lines,
      here: api,
      kicker: caseId,
      next,
      position,
      query: queryOf({ unit }).slice(1),
      title: found.title,
      trail: [
        { href: '/cases', text: reader.say('nav.cases') },
        { href: api, text: found.title },
      ],
      unit,
    });
  }

  /** What can't be asked for is said on the page, with what was filled in. */
  async #found(reader: Reader, { from, to, ...rest }: Query, cursor: string | undefined) {
    const times = {
      from: from && instantOf(from, reader.timeZone),
      to: to && instantOf(to, reader.timeZone),
    };
    try {
      return { found: await reader.get<Entries>('/audit/entries', { ...rest, ...times, cursor, limit: 50 }) };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 400) throw error;
      const { detail, errors = [] } = error.problem;
      return {
        found: none,
        refused: [detail, ...errors.map(({ message, path: at }) => `${at}: ${message}`)],
      };
    }
  }
}

/** Some questions are asked so often that they have a name. */
function titleOf({ code, late, status }: Query) {
  if (code === 'SAME_PERSON') return 'audit.selfApproval';
  if (late === 'true') return 'audit.late';
  if (status === 'refused') return 'audit.refusals';
  return status === 'quarantined' ? 'audit.quarantine' : 'audit.entries';
}
