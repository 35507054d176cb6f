import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { BatchLine } from '../frame/batch.ts';
import { type Reader, rememberReader } from '../frame/reader.ts';
import { InstructionController } from './instruction.controller.ts';

const hash = `sha256:${'0'.repeat(64)}`;
const proposed = {
  act: 'releases',
  actor: { agency: 'TH-CCIB', role: 'prosecutor', subject: 'p1' },
  body: {},
  hash,
  proposal: { legs: [], needs: { roles: ['prosecutor'] } },
  recordedAt: '2025-12-17T02:00:00Z',
  status: 'proposed',
};
const answers: Readonly<Record<string, unknown>> = {
  '/cases/TH-1': { balances: [], caseId: 'TH-1', status: 'open', timeZone: 'UTC', title: 'Compound 7' },
  '/cases/TH-1/instructions/i': {
    facts: [proposed],
    position: '0:1',
    proposal: { state: 'open' },
    status: 'proposed',
  },
  '/cases/TH-1/proposals': { proposals: [{ proposalHash: hash, state: 'open' }] },
};

/** The page of a proposal, for its second person; what they ask for has one result. */
function proposalPage(result: object) {
  const asked: BatchLine[] = [];
  const reader = {
    get: async (path: string) => answers[path],
    language: 'en',
    me: { role: 'prosecutor', subject: 'p2' },
    record: async (lines: readonly BatchLine[]) => {
      asked.push(...lines);
      return [result];
    },
    say: (word: string) => word,
  } as unknown as Reader; // as far as the page asks it
  const controller = new InstructionController();
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.all('/cases/:caseId/instructions/:id', async (request, reply) => {
    rememberReader(request, reader);
    const name = request.method === 'GET' ? 'show' : 'decide';
    await Reflect.apply(controller[name], controller, [request, reply]);
    return reply;
  });
  const url = '/cases/TH-1/instructions/i';
  return {
    asked,
    open: async () => (await app.inject(url)).body,
    decide: (form: Readonly<Record<string, string>>) =>
      app.inject({
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        method: 'POST',
        payload: new URLSearchParams(form).toString(),
        url,
      }),
  };
}

describe('deciding a proposal', () => {
  it('with a double click is asked for once: the page says under which key', async () => {
    const { asked, decide, open } = proposalPage({ status: 'posted' });
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(await open()) ?? [];
    for (const click of ['first', 'second']) {
      const { statusCode } = await decide({ decision: 'approve', key, proposalHash: hash });
      expect([click, statusCode]).toEqual([click, 303]);
    }
    expect(key).not.toBe('');
    expect(asked.map(({ act, id }) => [act, id])).toEqual([
      ['approvals', key],
      ['approvals', key],
    ]);
  });

  it('says on the page why it was refused', async () => {
    const detail = 'The case has changed since: propose it again.';
    const { decide } = proposalPage({ code: 'PROPOSAL_LAPSED', detail, status: 'refused' });
    const { body, statusCode } = await decide({ decision: 'approve', key: 'k', proposalHash: hash });
    expect([statusCode, body]).toEqual([422, expect.stringContaining(detail)]);
  });
});
