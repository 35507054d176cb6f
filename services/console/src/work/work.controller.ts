import { type approvalsAnswer, permissions, type ShownProposal } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Listed } from '../cases/answers.ts';
import { Page, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';
import { desks, type Panel } from './desks.ts';

const most = 50;

/** What waits for somebody, what they wait for, and what else lies on the desk of their role. */
@Pages()
export class WorkController {
  /** Who had to sign in before they approved is led back to where they did. */
  @Show(['', 'approvals'])
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { approved, failed } = query as Readonly<Record<string, string | undefined>>;
    const { role } = reader.me;
    const mayApprove = permissions['approvals']?.proposes.some((one) => one === role) === true;
    const panels = desks[role as keyof typeof desks] ?? [];
    const [waits, ...lists] = await Promise.all([
      reader.get<Listed<'proposals', ShownProposal>>('/proposals', { limit: 100 }),
      ...panels.map((panel) => rowsOf(reader, panel)),
    ]);
    return new Page('work/list.njk', {
      key: randomUUID(),
      mayApprove,
      notice:
        approved === undefined ? undefined : reader.say('work.approved', { approved, failed: failed ?? 0 }),
      panels: lists,
      position: waits.position,
      title: reader.say('nav.work'),
      waits: mayApprove ? waits.proposals : [],
    });
  }

  /** Approves many at once: each stands alone. */
  @Take('approvals')
  async approve(reader: Reader, request: FastifyRequest): Promise<Redirect> {
    const form = formOf(request);
    const proposals = form.getAll('proposal').map((text) => {
      const [proposalHash = '', ...caseId] = text.split(' ');
      return { caseId: caseId.join(' '), proposalHash };
    });
    if (proposals.length === 0) return new Redirect('/');
    const key = form.get('key') ?? randomUUID();
    const { results } = await reader.post<z.infer<typeof approvalsAnswer>>('/approvals', key, { proposals });
    const failed = results.filter(({ status }) => status !== 'posted').length;
    return new Redirect(`/?approved=${results.length - failed}&failed=${failed}`);
  }
}

async function rowsOf(reader: Reader, panel: Panel) {
  const { columns, list, path, word } = panel;
  const asked = { ...panel.query(reader.me, new Date()), limit: most };
  const answer = await reader.get<Listed<'', never> & Readonly<Record<string, readonly never[]>>>(
    path,
    asked,
  );
  const rows = (answer[list] ?? []).map((item) => panel.row(item));
  return { columns, more: answer.next === null ? undefined : most, rows, word };
}
