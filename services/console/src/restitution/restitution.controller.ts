import { quantityText } from '@seizure-ledger/console';
import {
  methods,
  type OrderSummary,
  type ShownCase,
  type ShownOrder,
  type Summary,
} from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { offersFor } from '../acts/offers.ts';
import type { Listed } from '../cases/answers.ts';
import { queryOf } from '../frame/api.ts';
import { barChart } from '../frame/bar-chart.ts';
import { Page, path } from '../frame/page.ts';
import { trailOf } from '../frame/trail.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';
import { comparedClaims, comparedMethods } from './compared-methods.ts';
import { chosenBlock, claimArithmetic, finalityOf, unitsOf, whyUndistributed } from './summary-shown.ts';

type Asked = Readonly<Record<string, string | undefined>>;

const perPage = 50;
const inChart = 8;

const forms = {
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
} as const;

/** Who gets what back, of a case or of an order over several. */
@Pages()
export class RestitutionController {
  @Show('cases/:caseId/restitution')
  async ofCase(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { caseId } = params as { readonly caseId: string };
    const found = await reader.get<ShownCase>(path('cases', caseId));
    const summary = await reader.get<Summary>(`${path('cases', caseId)}/restitution-summary`);
    return summaryPage(reader, summary, {
      asked: query as Asked,
      here: path('cases', caseId, 'restitution'),
      kicker: found.title,
      mayCompare: mayDistribute(reader, found),
      name: caseId,
      trail: trailOf(reader, found),
    });
  }

  @Show('orders/:orderId/restitution')
  async ofOrder(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { orderId } = params as { readonly orderId: string };
    const summary = await reader.get<OrderSummary>(`${path('orders', orderId)}/restitution-summary`);
    const { authority, reference } = summary.order;
    return summaryPage(reader, summary, {
      asked: query as Asked,
      here: path('orders', orderId, 'restitution'),
      kicker: `${orderId}: ${authority}, ${reference}`,
      mayCompare: false,
      name: orderId,
      trail: [{ href: '/cases', text: reader.say('nav.cases') }],
    });
  }

  @Show(
    Object.keys(forms).flatMap((form) => [
      `cases/:caseId/restitution/summary.${form}`,
      `orders/:orderId/restitution/summary.${form}`,
    ]),
  )
  async summary(reader: Reader, { params, url }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { caseId, orderId = '' } = params as { readonly caseId?: string; readonly orderId?: string };
    const form = (url.split('?')[0]?.split('.').at(-1) ?? 'json') as keyof typeof forms; // a route's end
    const of = caseId === undefined ? path('orders', orderId) : path('cases', caseId);
    const content = await reader.ask(`${of}/restitution-summary`, { headers: { accept: forms[form] } });
    const type = content.headers.get('content-type') ?? forms[form];
    sendFile(reply, { content, name: `${caseId ?? orderId}.${form}`, type });
  }

  @Show('cases/:caseId/restitution/claims/:claimId')
  async claim(reader: Reader, { params }: FastifyRequest): Promise<Page> {
    const { caseId, claimId } = params as { readonly caseId: string; readonly claimId: string };
    const found = await reader.get<ShownCase>(path('cases', caseId));
    const summary = await reader.get<Summary>(`${path('cases', caseId)}/restitution-summary`);
    const shown = claimArithmetic(summary, claimId);
    if (!shown) throw new ServiceError('NOT_FOUND', reader.say('error.hidden'));
    return new Page('restitution/claim.njk', {
      ...shown,
      kicker: `${reader.say('summary.claim')} ${claimId}`,
      position: summary.position,
      title: reader.say('court.arithmetic'),
      trail: [
        ...trailOf(reader, found),
        { href: path('cases', caseId, 'restitution'), text: reader.say('court.summary') },
      ],
    });
  }

  @Show('cases/:caseId/restitution/methods')
  async methods(reader: Reader, { params, query }: FastifyRequest): Promise<Page> {
    const { caseId } = params as { readonly caseId: string };
    const asked = query as Asked;
    const found = await reader.get<ShownCase>(path('cases', caseId));
    if (!mayDistribute(reader, found)) throw new ServiceError('NOT_FOUND', reader.say('error.hidden'));
    const api = path('cases', caseId);
    const { orders } = await reader.get<Listed<'orders', ShownOrder>>(`${api}/orders`, { limit: 200 });
    const units = unitsToDivide(found, asked['unit']);
    const unit = asked['unit'] || units[0];
    const fund = asked['fund'] || 'all';
    const orderId = asked['orderId'] || undefined;
    const tried =
      unit !== undefined && asked['fund'] !== undefined
        ? await comparedMethods(reader, caseId, { fund, limit: perPage, orderId, unit })
        : { claims: [], count: 0, methods: [] };
    const compared = comparedClaims(tried);
    const worked = tried.methods.filter(({ refused }) => refused === undefined);
    return new Page('restitution/methods.njk', {
      legend: worked.map(({ method }) => `method.${method}`),
      chart: worked.length > 0 ? chartOf(reader, compared.slice(0, inChart)) : undefined,
      claims: compared,
      count: Math.min(inChart, compared.length),
      fund,
      kicker: found.title,
      methods,
      more: tried.count - compared.length,
      orderId,
      orders,
      position: found.position,
      title: reader.say('court.compare'),
      trail: [
        ...trailOf(reader, found),
        { href: path('cases', caseId, 'restitution'), text: reader.say('court.summary') },
      ],
      tried: tried.methods.map((one) => ({
        ...one,
        href: `${api}/acts/restitutions${queryOf({ ...fundAsked(fund), method: one.method, orderId, unit })}`,
      })),
      unit,
      units,
      worked,
    });
  }
}

interface Summarised {
  readonly asked: Asked;
  readonly here: string;
  readonly kicker: string;
  readonly mayCompare: boolean;
  readonly name: string;
  readonly trail: readonly { readonly href: string; readonly text: string }[];
}

function summaryPage(reader: Reader, summary: Summary | OrderSummary, said: Summarised): Page {
  const { asked, here, kicker, mayCompare, name, trail } = said;
  const block = chosenBlock(summary, asked['unit']);
  const from = Math.max(0, Number.parseInt(asked['from'] ?? '0', 10) || 0);
  const claims = block?.claims ?? [];
  const next = from + perPage < claims.length ? from + perPage : undefined;
  return new Page('restitution/summary.njk', {
    block,
    cases: 'cases' in summary ? summary.cases : [],
    claims: claims.slice(from, from + perPage),
    finality: block && finalityOf(reader, block),
    here,
    kicker,
    mayCompare,
    name,
    next: next === undefined ? undefined : `${here}${queryOf({ from: next, unit: block?.unit })}`,
    ofCase: 'cases' in summary ? undefined : name,
    position: summary.position,
    reasons: block ? whyUndistributed(reader, block) : [],
    summary,
    title: reader.say('court.summary'),
    trail,
    units: unitsOf(summary),
  });
}

/** Those that the case has anything in, and the one that is asked for. */
const unitsToDivide = ({ balances }: ShownCase, asked: string | undefined): readonly string[] => [
  ...new Set([...(asked ? [asked] : []), ...balances.map(({ unit }) => unit)]),
];

/** As the form of a distribution asks for it. */
const fundAsked = (fund: string) => (fund === 'all' ? { 'fund.all': 'yes' } : { fund });

const mayDistribute = (reader: Reader, { status }: ShownCase): boolean =>
  offersFor(reader.me.role, status).some(({ act }) => act === 'restitutions');

/** A bar for what each claim would get by each method. */
const chartOf = (reader: Reader, claims: ReturnType<typeof comparedClaims>) =>
  barChart(
    claims.map(({ claimId, got }) => ({
      label: claimId,
      values: got.map(({ amount, method }) => ({
        title: `${claimId}, ${reader.say(`method.${method}`)}: ${quantityText(amount)}`,
        value: Number(amount),
      })),
    })),
  );
