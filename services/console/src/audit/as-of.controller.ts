import type { balancesAnswer, ShownCase } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { instantOf, localOf } from '../acts/local-time.ts';
import { ApiProblem } from '../frame/errors.ts';
import { Page, path } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { trailOf } from '../frame/trail.ts';

type Balances = z.infer<typeof balancesAnswer>;
type Asked = Readonly<Partial<Record<'asOf' | 'effectiveAt', string>>>;

/** A case as it stood: by what was recorded by some time, or by what had taken effect. */
@Pages('cases')
export class AsOfController {
  @Show(':caseId/as-of')
  async show(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { caseId } = params as { readonly caseId: string };
    const { asOf, effectiveAt } = query as Asked;
    const api = path('cases', caseId);
    const found = await reader.get<ShownCase>(api);
    const { balances, refused } = await balancesAt(reader, api, {
      ...(asOf && { asOf: instantOf(asOf, found.timeZone) }),
      ...(effectiveAt && { effectiveAt: instantOf(effectiveAt, found.timeZone) }),
    });
    const now = localOf(`${new Date().toISOString().slice(0, 16)}Z`, found.timeZone);
    return new Page(
      'audit/as-of.njk',
      {
        balances,
        case: found,
        filled: { asOf: asOf || now, effectiveAt: effectiveAt || now },
        here: api,
        kicker: `${caseId} · ${reader.say('audit.asOf')}`,
        position: balances?.position,
        refused,
        title: found.title,
        trail: trailOf(reader, found),
      },
      refused === undefined ? 200 : 422,
    );
  }
}

async function balancesAt(reader: Reader, api: string, asked: Asked) {
  try {
    return { balances: await reader.get<Balances>(`${api}/balances`, asked) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // the case is there and may be seen: it was not by then
    if (error.problem.status === 404) return { refused: reader.say('audit.notYet') };
    if (error.problem.status !== 400) throw error;
    return { refused: error.problem.detail };
  }
}
