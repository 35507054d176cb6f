import { type instructionAnswer, type ShownCase, type ShownOrder, units } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Listed } from '../cases/answers.ts';
import { Page, path, Redirect } from '../frame/page.ts';
import { trailOf } from '../frame/trail.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';
import { distributionShown } from '../restitution/tried-distribution.ts';
import type { z } from 'zod';
import { bodyOfFact, formOfBody } from './body-of-form.ts';
import { type ActForm, isRare, oneAct, replacing, several } from './act-form.ts';
import { Drafts } from './drafts.ts';
import { filledIn } from './filled-in.ts';
import { faultTexts, refusalTexts } from './fault-texts.ts';
import { zoneNamed } from './local-time.ts';
import { needsSecond, type Offer, offersFor } from './offers.ts';
import { openingAnswers } from './opening-answers.ts';
import { recordActs } from './record-acts.ts';
import { shownFields, type Wrong } from './shown-fields.ts';

/** Asking for acts: what may be asked for, a form for each, a look at the answers before they are sent. */
@Pages()
export class ActsController {
  readonly #drafts: Drafts;

  constructor(@Inject(Drafts) drafts: Drafts) {
    this.#drafts = drafts;
  }

  @Show('cases/:caseId/acts')
  async menu(reader: Reader, { params, url }: FastifyRequest): Promise<Page> {
    const { caseId } = params as { readonly caseId: string };
    const found = await reader.get<ShownCase>(path('cases', caseId));
    const offers = offersFor(reader.me.role, found.status).filter(({ onThing }) => !onThing);
    const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
    return new Page('acts/menu.njk', {
      groups: [...Map.groupBy(offers, ({ group }) => group)].map(([group, of]) => ({ group, offers: of })),
      here: path('cases', caseId, 'acts'),
      query,
      subject: new URLSearchParams(query).get('assetId'),
      title: reader.say('form.menu'),
      trail: trailOf(reader, found),
    });
  }

  @Show(['cases/:caseId/acts/:offer', 'acts/:offer'])
  async form(reader: Reader, request: FastifyRequest, reply: FastifyReply): Promise<Page> {
    const asked = await this.#asked(reader, request);
    const draft = await this.#drafts.take(request.headers.cookie);
    if (draft) void reply.header('set-cookie', draft.forget);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const form =
      draft?.form ??
      (await this.#like(reader, asked, query)) ??
      (asked.caseId === undefined ? await openingAnswers(reader, query) : query);
    if (!form.has('many')) form.delete('add');
    return this.#fill(reader, asked, form, { notice: draft && reader.say('form.draftKept') });
  }

  /** First shows what was filled in, then asks for it; what is wrong or refused stands beside its field. */
  @Take(['cases/:caseId/acts/:offer', 'acts/:offer'])
  async take(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const form = formOf(request);
    const asked = await this.#asked(reader, request, form);
    const { actForm, caseId, timeZone } = asked;
    if (form.has('add') || form.get('step') === 'edit') return this.#fill(reader, asked, form);
    const { acts, faults } = actForm.read(form, timeZone);
    if (faults.length > 0)
      return this.#fill(reader, asked, form, { wrong: faultTexts(reader, actForm, faults) });
    if (form.get('step') !== 'send') {
      const [act, ...others] = acts;
      const tried = act && others.length === 0 ? await distributionShown(reader, caseId, act) : undefined;
      return this.#check(reader, asked, form, tried);
    }
    const outcomes = await recordActs(reader, caseId, acts, form.get('key') ?? randomUUID());
    const refused = outcomes.filter((outcome) => outcome.kind === 'refused');
    const [first] = outcomes;
    if (refused.length > 0 && outcomes.length === 1)
      // the key is spent: what is sent next is another instruction
      return this.#fill(
        reader,
        asked,
        form,
        { ...refusalTexts(actForm, refused), refused: refused[0] },
        randomUUID(),
      );
    if (outcomes.length > 1)
      return new Page('acts/several.njk', {
        outcomes,
        title: reader.say('form.severalDone'),
        trail: asked.trail,
      });
    return new Redirect(
      path(
        'cases',
        first?.kind === 'recorded' ? first.caseId : (caseId ?? ''),
        'instructions',
        first?.id ?? '',
      ),
    );
  }

  /** What an earlier instruction said, for one that is corrected, or tried or proposed again. */
  async #like(
    reader: Reader,
    { actForm, caseId }: Asked,
    query: URLSearchParams,
  ): Promise<URLSearchParams | undefined> {
    const like = query.get('like');
    if (like === null || caseId === undefined) return undefined;
    const { facts } = await reader.get<z.infer<typeof instructionAnswer>>(
      path('cases', caseId, 'instructions', like),
    );
    return formOfBody(actForm.fields, bodyOfFact(facts.at(-1)));
  }

  async #asked(
    reader: Reader,
    { params, query }: FastifyRequest,
    form = new URLSearchParams(),
  ): Promise<Asked> {
    const { caseId, offer: id } = params as { readonly caseId?: string; readonly offer: string };
    const given = (name: string): string | undefined =>
      form.get(name) ?? (query as Readonly<Record<string, string | undefined>>)[name];
    const found = caseId === undefined ? undefined : await reader.get<ShownCase>(path('cases', caseId));
    const offer = offersFor(reader.me.role, found?.status).find((one) => one.id === id);
    if (!offer || (found === undefined) !== (id === 'cases'))
      throw new ServiceError('NOT_FOUND', reader.say('error.hidden'));
    const replaces = given('replaces');
    const many = given('many') !== undefined;
    const actForm =
      replaces !== undefined
        ? replacing(offer, Number(replaces))
        : many
          ? several(offer)
          : oneAct(offer, given('known') !== undefined);
    const { orders } =
      caseId === undefined
        ? { orders: [] }
        : await reader.get<Listed<'orders', ShownOrder>>(`${path('cases', caseId)}/orders`, { limit: 200 });
    return {
      actForm,
      caseId,
      custodians: found?.custodians.map(({ custodian }) => custodian) ?? [],
      kept: { known: given('known'), many: given('many'), replaces },
      offer,
      orders,
      timeZone: found?.timeZone ?? zoneNamed(given('timeZone') ?? ''),
      trail: found ? trailOf(reader, found) : [{ href: '/cases', text: reader.say('nav.cases') }],
    };
  }

  #fill(
    reader: Reader,
    asked: Asked,
    form: URLSearchParams,
    besides: Besides = {},
    key = form.get('key') ?? randomUUID(),
  ): Page {
    const { actForm, custodians, kept, offer, orders, timeZone, trail } = asked;
    const { refused, whole = [], wrong = new Map(), notice } = besides;
    const shown = shownFields(actForm.fields, { form, language: reader.language, timeZone, wrong });
    const isMore = (name: string): boolean => (more.has(name) || isRare(offer, name)) && !wrong.has(name);
    const touched = [form.get('add') ?? '', ...wrong.keys()];
    return new Page(
      'acts/form.njk',
      {
        custodians,
        fields: shown.filter(({ name }) => !isMore(name)),
        kept,
        key,
        moreAreOpen: touched.some((path) => isMore(path.split('.')[0] ?? '')),
        moreFields: shown.filter(({ name }) => isMore(name)),
        needsSecond: needsSecond(offer),
        notice,
        offer,
        orders,
        refused:
          refused && asked.caseId !== undefined
            ? path('cases', asked.caseId, 'instructions', refused.id)
            : undefined,
        title: reader.say(offer.word),
        trail,
        units,
        whole,
        wrong: [...wrong].map(([name, text]) => ({ href: `#${name.replaceAll('.', '-')}`, text })),
      },
      wrong.size + whole.length > 0 ? 422 : 200,
    );
  }

  #check(
    reader: Reader,
    { actForm, kept, offer, timeZone, trail }: Asked,
    form: URLSearchParams,
    distribution: Awaited<ReturnType<typeof distributionShown>>,
  ): Page {
    return new Page('acts/check.njk', {
      answers: filledIn(reader, actForm.fields, form, timeZone),
      distribution,
      hidden: [...form].filter(([name]) => !['add', 'csrf', 'step', 'key'].includes(name)),
      kept,
      key: form.get('key') ?? randomUUID(),
      kicker: reader.say(offer.word),
      needsSecond: needsSecond(offer),
      title: reader.say('form.check'),
      trail,
    });
  }
}

interface Asked {
  readonly actForm: ActForm;
  readonly caseId: string | undefined;
  readonly custodians: readonly string[];
  /** What the form is about, which it carries along. */
  readonly kept: Readonly<Record<'known' | 'many' | 'replaces', string | undefined>>;
  readonly offer: Offer;
  readonly orders: readonly ShownOrder[];
  readonly timeZone: string;
  readonly trail: readonly { readonly href: string; readonly text: string }[];
}

interface Besides {
  readonly notice?: string | undefined;
  readonly refused?: { readonly id: string } | undefined;
  /** What is wrong with the whole. */
  readonly whole?: readonly string[];
  readonly wrong?: Wrong;
}

/** What few people need, behind a word to click on. */
const more = new Set(['account', 'effectiveAt', 'note', 'attachments']);
