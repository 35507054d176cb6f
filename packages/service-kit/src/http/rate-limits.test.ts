import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { limitRates } from './rate-limits.ts';

let open: FastifyInstance[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

/** How clients are answered in turn, of whom each may ask once. */
async function answers(
  isBehindGateway: boolean,
  forwardedFor: readonly string[],
): Promise<readonly number[]> {
  const served = Fastify();
  open.push(served);
  await limitRates(served, { isBehindGateway, max: 1 });
  served.get('/', async () => 'here');
  const given = [];
  for (const chain of forwardedFor)
    given.push((await served.inject({ headers: { 'x-forwarded-for': chain }, url: '/' })).statusCode);
  return given;
}

it('behind the gateway each address counts for itself, as the gateway saw it and not as a client says', async () => {
  const asked = ['192.0.2.1', '192.0.2.2', '198.51.100.9, 192.0.2.1', '192.0.2.1, 192.0.2.3'];
  expect(await answers(true, asked)).toEqual([200, 200, 429, 200]);
});

it('without a gateway what a client says of its address counts for nothing', async () => {
  expect(await answers(false, ['192.0.2.1', '192.0.2.2'])).toEqual([200, 429]);
});
