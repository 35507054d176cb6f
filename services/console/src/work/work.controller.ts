import { permissions, type ShownProposal } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Listed } from '../cases/answers.ts';
import { Page, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';
import type { approvalsAnswer } from '@seizure-ledger/contracts';
import type { z } from 'zod';

type Proposals = Listed<'proposals', ShownProposal>;

/** What waits for somebody, and what they wait for. */
@Pages()
export class WorkController {
  @Show()
  async list(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { approved, failed } = query as Readonly<Record<string, string | undefined>>;
    const { role } = reader.me;
    const waits = await reader.get<Proposals>('/proposals', { limit: 100, state: 'open' });
    const [open, lapsed] = mayPropose(role)
      ? await Promise.all(
          (['open', 'lapsed'] as const).map((state) =>
            reader.get<Proposals>('/proposals', { limit: 50, mine: 'true', state }),
          ),
        )
      : [];
    return new Page('work/list.njk', {
      key: randomUUID(),
      lapsed: lapsed?.proposals ?? [],
      mayApprove: permissions['approvals']?.proposes.some((one) => one === role) === true,
      mine: open?.proposals ?? [],
      more: waits.next !== null,
      notice:
        approved === undefined ? undefined : reader.say('work.approved', { approved, failed: failed ?? 0 }),
      position: waits.position,
      title: reader.say('nav.work'),
      waits: waits.proposals,
    });
  }

  /** Approves many at once: each stands alone. */
  @Take('approvals')
  async approve(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const form = formOf(request);
    const proposals = form.getAll('proposal').map((text) => {
      const [proposalHash = '', ...caseId] = text.split(' ');
      return { caseId: caseId.join(' '), proposalHash };
    });
    if (proposals.length === 0) return new Redirect('/');
    const { results } = await reader.post<z.infer<typeof approvalsAnswer>>(
      '/approvals',
      form.get('key') ?? randomUUID(),
      { proposals },
    );
    const failed = results.filter(({ status }) => status !== 'posted').length;
    return new Redirect(`/?approved=${results.length - failed}&failed=${failed}`);
  }
}

const mayPropose = (role: string): boolean =>
  Object.values(permissions).some(
    ({ proposes, second, where }) =>
      (second !== undefined || where?.second !== undefined) && proposes.some((one) => one === role),
  );
