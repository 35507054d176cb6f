import type { Verification } from '@seizure-ledger/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ApiProblem } from '../frame/errors.ts';
import { Page, path, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';

const api = '/audit/verifications';

/** An auditor has the running ledger verified, and sees how far it is and what was found. */
@Pages('audit/verification')
export class VerificationController {
  @Show()
  async list(reader: Reader): Promise<Page> {
    const verifications = await verificationsOf(reader);
    const title = reader.say('audit.verification');
    return new Page('audit/verification.njk', { title, trail: trailTo(reader), verifications });
  }

  @Take()
  async start(reader: Reader): Promise<Redirect> {
    const { verificationId } = await reader.post<Verification>(api, randomUUID(), {});
    return new Redirect(path('audit', 'verification', verificationId));
  }

  @Show(':id')
  async one(reader: Reader, { params }: FastifyRequest): Promise<Page> {
    const found = await reader.get<Verification>(`${api}${path(idIn(params))}`);
    const here = path('audit', 'verification', found.verificationId);
    const trail = [
      ...trailTo(reader),
      { href: '/audit/verification', text: reader.say('audit.verification') },
    ];
    return new Page('audit/verified.njk', {
      here,
      title: titleOf(reader, found),
      trail,
      verification: found,
    });
  }

  /** Its events, as the API tells them. */
  @Show(':id/progress')
  async progress(reader: Reader, { params }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const headers = { accept: 'text/event-stream' };
    const answer = await reader.ask(`${api}${path(idIn(params))}`, { headers, method: 'GET' });
    void reply
      .headers({ 'cache-control': 'no-store' })
      .type('text/event-stream')
      .send(answer.body && Readable.fromWeb(answer.body));
  }

  @Show(':id/result.json')
  async result(reader: Reader, { params }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const found = await reader.get<Verification>(`${api}${path(idIn(params))}`);
    sendFile(reply, {
      content: JSON.stringify(found, undefined, 2),
      name: `verification-${found.startedAt.slice(0, 10)}.json`,
      type: 'application/json',
    });
  }
}

/** `undefined` where the ledger is verified elsewhere. */
async function verificationsOf(reader: Reader): Promise<readonly Verification[] | undefined> {
  try {
    return (await reader.get<{ readonly verifications: readonly Verification[] }>(api)).verifications;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  }
}

function titleOf(reader: Reader, { result, state }: Verification): string {
  if (state === 'running') return reader.say('verify.running');
  if (!result) return reader.say('verify.failed');
  const count = result.findings.length;
  return count === 0 ? reader.say('verify.agrees') : reader.say('verify.differs', { count });
}

const idIn = (params: unknown): string => (params as { readonly id: string }).id; // the route has it

const trailTo = (reader: Reader) => [{ href: '/audit', text: reader.say('nav.audit') }];
