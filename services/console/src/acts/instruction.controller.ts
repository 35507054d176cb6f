import { findAct, type instructionAnswer, type ShownCase } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Entry } from '../cases/answers.ts';
import { Page, path, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';
import { trailOf } from '../frame/trail.ts';
import { distributionShown } from '../restitution/tried-distribution.ts';
import { bodyOfFact, formOfBody } from './body-of-form.ts';
import { fieldsOf } from './fields.ts';
import { filledIn } from './filled-in.ts';
import { offersFor } from './offers.ts';
import { changesOf } from './changes.ts';

type Instruction = z.infer<typeof instructionAnswer>;

/** What became of an instruction: each has an address of its own, those that were refused too. */
@Pages('cases/:caseId')
export class InstructionController {
  @Show('instructions/:id')
  async show(reader: Reader, request: FastifyRequest): Promise<Page> {
    return this.#page(reader, request);
  }

  async #page(reader: Reader, { params, query, url }: FastifyRequest): Promise<Page> {
    const { caseId, id } = params as { readonly caseId: string; readonly id: string };
    const found = await reader.get<ShownCase>(path('cases', caseId));
    const { facts, position, proposal, status } = await reader.get<Instruction>(
      path('cases', caseId, 'instructions', id),
    );
    const fact = facts.at(-1);
    const state = proposal?.state;
    const isOpen = fact !== undefined && state === 'open';
    const act = findAct(fact?.act ?? '');
    const fields = act ? fieldsOf(act) : [];
    const body = bodyOfFact(fact);
    const showsAll = (query as { readonly lines?: string }).lines === 'all';
    return new Page('acts/instruction.njk', {
      answers: filledIn(reader, fields, formOfBody(fields, body), found.timeZone),
      case: found,
      changes: isOpen && fact.proposal ? changesOf(found.balances, fact.proposal.legs) : undefined,
      distribution: isOpen
        ? await distributionShown(reader, caseId, { act: fact.act ?? '', body }, showsAll)
        : undefined,
      fact,
      here: url,
      key: randomUUID(),
      kicker: reader.say('acts.entry', { number: fact?.sequence ?? '–' }),
      may: isOpen ? mayDecide(reader, fact) : {},
      mayCorrect:
        fact?.status === 'posted' &&
        act?.correctable === true &&
        offersFor(reader.me.role, found.status).some(({ act: name }) => name === 'corrections'),
      offer: offersFor(reader.me.role, found.status).find((one) => one.act === fact?.act),
      position,
      state,
      status,
      title: reader.say(`status.${state !== undefined && state !== 'open' ? state : status}`),
      trail: trailOf(reader, found),
    });
  }

  /** The second person's answer to a proposal, or its proposer's second thought. */
  @Take('instructions/:id')
  async decide(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const { caseId } = request.params as { readonly caseId: string };
    const form = formOf(request);
    const reason = form.get('reason')?.trim();
    const [result] = await reader.record([
      {
        act: String(decisions[form.get('decision') ?? '']),
        body: { proposalHash: form.get('proposalHash') ?? '', ...(reason && { reason }) },
        caseId,
        id: form.get('key') ?? randomUUID(),
      },
    ]);
    if (result && 'code' in result) {
      const page = await this.#page(reader, request);
      return new Page(page.view, { ...page.content, refused: result.detail }, 422);
    }
    return new Redirect(request.url);
  }

  /** What an outsider checks an entry by. */
  @Show('receipts/:sequence')
  async receipt(reader: Reader, { params, url }: FastifyRequest, reply: FastifyReply): Promise<Page | void> {
    const { caseId, sequence } = params as { readonly caseId: string; readonly sequence: string };
    const content = await reader.ask(path('evidence', 'receipts', caseId, sequence), { method: 'GET' });
    // it takes some seconds until a signed head covers an entry
    if (content.status === 202)
      return new Page('acts/unsigned.njk', { again: url, title: reader.say('acts.unsigned') }, 202);
    const type = content.headers.get('content-type') ?? 'text/plain';
    sendFile(reply, { content, name: `${caseId}-${sequence}.tlog-proof`, type });
  }
}

const decisions: Readonly<Record<string, string>> = {
  approve: 'approvals',
  reject: 'rejections',
  withdraw: 'withdrawals',
};

/** Which of a proposal's ways this person may choose. */
function mayDecide({ me }: Reader, { actor, proposal }: Entry) {
  const isProposer = actor?.subject === me.subject;
  const isSecond = !isProposer && proposal?.needs.roles.some((role) => role === me.role) === true;
  return { approve: isSecond, reject: isSecond, withdraw: isProposer };
}
