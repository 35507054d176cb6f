import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { type Reader, rememberReader } from '../frame/reader.ts';
import { PoliciesController } from './policies.controller.ts';

/** The page of policies for an administrator, and what they asked for. */
function policiesPage(inForce: { agencies: readonly string[] }) {
  const asked: unknown[] = [];
  const reader = {
    get: async () => ({ inForce: { paymentThresholds: {}, ...inForce }, position: '0:1', proposals: [] }),
    language: 'en',
    me: { role: 'admin', subject: 'a1' },
    post: async (_path: string, _key: string, body: unknown) => {
      asked.push(body);
      return { position: '0:2' };
    },
    say: (word: string) => word,
  } as unknown as Reader; // as far as the page asks it
  const controller = new PoliciesController();
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.all('/policies', async (request, reply) => {
    rememberReader(request, reader);
    const name = request.method === 'GET' ? 'show' : 'propose';
    await Reflect.apply(controller[name], controller, [request, reply]);
    return reply;
  });
  return {
    asked,
    open: async () => {
      const { body } = await app.inject('/policies');
      const [, shown = ''] = /name="agenciesShown" value="([^"]*)"/.exec(body) ?? [];
      const [, agencies = ''] = /name="agencies"[^>]*>([^<]*)</.exec(body) ?? [];
      return { agencies, agenciesShown: shown };
    },
    propose: (form: Readonly<Record<string, string>>) =>
      app.inject({
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        method: 'POST',
        payload: new URLSearchParams(form).toString(),
        url: '/policies',
      }),
  };
}

const threshold = { quantity: '5000', unit: 'THB' };

it('who changes the threshold leaves the agencies that came into force while the page was open', async () => {
  const inForce = { agencies: ['Bank X', 'Bank Y'] };
  const { asked, open, propose } = policiesPage(inForce);
  const form = await open();
  inForce.agencies = ['Bank X', 'Bank Y', 'Bank Z'];
  expect((await propose({ ...form, ...threshold })).statusCode).toBe(303);
  expect(asked).toEqual([{ paymentThreshold: threshold }]);
});

it('agencies are proposed where their list is another than the page showed', async () => {
  const { asked, open, propose } = policiesPage({ agencies: ['Bank X', 'Bank Y'] });
  const form = await open();
  expect(form.agencies).toBe('Bank X\nBank Y');
  await propose({ ...form, agencies: ' Bank Y \r\nBank X\r\n' });
  await propose({ ...form, agencies: '' });
  expect(asked).toEqual([{}, { agencies: [] }]);
});
