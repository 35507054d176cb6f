import { Inject } from '@nestjs/common';
import { type instructionAnswer, type ShownCase, units } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Page, path, Redirect } from '../frame/page.ts';
import { trailOf } from '../frame/trail.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';
import { distributionShown } from '../restitution/tried-distribution.ts';
import type { z } from 'zod';
import { type Asked, askedOf } from './asked.ts';
import { bodyOfFact, formOfBody } from './body-of-form.ts';
import { type AskedAct, isRare } from './act-form.ts';
import { checkPage } from './check-page.ts';
import { Drafts } from './drafts.ts';
import { faultTexts, refusalTexts } from './fault-texts.ts';
import { knownAlready } from './known-already.ts';
import { needsSecond, offersFor } from './offers.ts';
import { openingAnswers } from './opening-answers.ts';
import { recordActs } from './record-acts.ts';
import { shownFields, type Wrong } from './shown-fields.ts';
import { suggestAssetId } from './suggested-asset-id.ts';

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
    const asked = await askedOf(reader, request);
    const draft = await this.#drafts.take(request.url, request.headers.cookie);
    if (draft) void reply.header('set-cookie', draft.forget);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    const form =
      draft?.form ??
      (await this.#like(reader, asked, query)) ??
      (asked.caseId === undefined ? await openingAnswers(reader, query) : query);
    if (!form.has('many')) form.delete('add');
    await suggestAssetId(reader, asked, form);
    return this.#fill(reader, asked, form, { notice: draft && reader.say('form.draftKept') });
  }

  /** First shows what was filled in, then asks for it; what is wrong or refused stands beside its field. */
  @Take(['cases/:caseId/acts/:offer', 'acts/:offer'])
  async take(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const form = formOf(request);
    const asked = await askedOf(reader, request, form);
    if (form.has('add')) await suggestAssetId(reader, asked, form);
    if (form.has('add') || form.get('step') === 'edit') return this.#fill(reader, asked, form);
    const { acts, faults } = asked.actForm.read(form, asked.timeZone);
    if (faults.length > 0)
      return this.#fill(reader, asked, form, { wrong: faultTexts(reader, asked.actForm, faults) });
    if (form.get('step') === 'send') return this.#send(reader, asked, form, acts);
    const [act] = acts.length === 1 ? acts : [];
    return checkPage(reader, asked, form, {
      distribution: act && (await distributionShown(reader, asked.caseId, act)),
      known: await knownAlready(reader, asked.caseId, acts),
    });
  }

  /** Asks for the acts of a form, and shows what became of them: of several a list, of one itself. */
  async #send(
    reader: Reader,
    asked: Asked,
    form: URLSearchParams,
    acts: readonly AskedAct[],
  ): Promise<Page | Redirect> {
    const { actForm, caseId, trail } = asked;
    const outcomes = await recordActs(reader, caseId, acts, form.get('key') ?? randomUUID());
    const settled = outcomes.filter((outcome) => outcome.kind !== 'sent');
    if (settled.length < outcomes.length) {
      const { content, view } = checkPage(reader, asked, form);
      return new Page(view, { ...content, notice: reader.say('form.sent') }, 202);
    }
    const [first, ...others] = settled;
    if (first === undefined || others.length > 0)
      return new Page('acts/several.njk', { outcomes, title: reader.say('form.severalDone'), trail });
    if (first.kind === 'recorded') return new Redirect(path('cases', first.caseId, 'instructions', first.id));
    const refusal = { ...refusalTexts(actForm, [first], form), refused: first };
    // the key is spent: what is sent next is another instruction
    return this.#fill(reader, asked, form, refusal, randomUUID());
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
