import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { type Body, findAct } from '@seizure-ledger/contracts';
import {
  actAnswerOf,
  ActEdge,
  type Answer,
  type AnsweredFact,
  type AskedAct,
  assertMayPropose,
  prefersAsync,
  principalOf,
  readActBody,
  readJson,
  readKey,
  readObject,
  refuseQuery,
  sendAnswer,
  type Sent,
  ServiceError,
  submitAct,
  VAULT,
} from '@seizure-ledger/service-kit';
import type { Identities, Vault } from '@seizure-ledger/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { erasedBy } from './erased-by.ts';
import { reading, recording } from './identity.ts';

type PersonRequest = FastifyRequest & { readonly params: { readonly person: string } };

/** What is asked of the ledger about a person, in whose case it is. */
interface Asking {
  readonly act: string;
  readonly body: Body;
  readonly caseId: string;
  readonly request: FastifyRequest;
}

/** Identities: every act on one is first an act of the ledger. */
@Controller('api/v1/persons')
export class PersonsController {
  readonly #edge: ActEdge;
  readonly #identities: Identities;

  constructor(@Inject(ActEdge) edge: ActEdge, @Inject(VAULT) { identities }: Vault) {
    this.#edge = edge;
    this.#identities = identities;
  }

  @Post()
  async record(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const key = admitted(request, 'persons');
    const { caseId, ...identity } = readJson(recording, request.body);
    const principal = principalOf(request);
    await this.#edge.visibleCase(principal, caseId);
    const recorded = await this.#identities.record(caseId, identity, `${principal.subject}|${key}`);
    if (recorded === undefined) throw keyTaken();
    const { isErased, person } = recorded;
    const sent = await this.#ask({ act: 'persons', body: { person }, caseId, request });
    // whose recording was refused hears it again; who was recorded and then erased is not kept anew
    if (isErased && lastOf(sent)?.fact.status !== 'refused') throw keyTaken();
    await this.#eraseAfter(sent);
    const answer = answerOf(sent, caseId, request);
    sendAnswer(reply, answer.status === 201 ? { ...answer, body: withMember(answer.body, person) } : answer);
  }

  @Post(':person/readings')
  async read(@Req() request: PersonRequest, @Res() reply: FastifyReply): Promise<void> {
    admitted(request, 'persons/readings');
    const { purpose } = readJson(reading, request.body);
    const { person } = request.params;
    const caseId = await this.#caseOf(request);
    const sent = await this.#ask({ act: 'persons/readings', body: { person, purpose }, caseId, request });
    const last = lastOf(sent);
    if (last?.fact.status !== 'posted') return sendAnswer(reply, answerOf(sent, caseId, request));
    if (sent.isRepeat) throw readBefore();
    const identity = await this.#identities.read(person);
    if (identity === undefined) throw new ServiceError('NOT_FOUND', 'There is no such person any more.');
    const body = JSON.stringify({ identity, person, position: last.fact.id });
    sendAnswer(reply, {
      body,
      contentType: 'application/json',
      headers: { 'cache-control': 'no-store' },
      status: 200,
    });
  }

  @Post(':person/erasure')
  async erasure(@Req() request: PersonRequest, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.#act('persons/erasure', request));
  }

  /** Who is told that it is erased can count on it: nobody has to wait for the eraser. */
  @Post(':person/erasure/confirmation')
  async confirmation(@Req() request: PersonRequest, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await this.#act('persons/erasure/confirmation', request));
  }

  async #act(act: string, request: PersonRequest): Promise<Answer> {
    admitted(request, act);
    const asked = readObject(request.body);
    if (Object.hasOwn(asked, 'person'))
      throw new ServiceError('BAD_BODY', 'Leave person out of the body: the path names it.');
    const body = readActBody(actNamed(act), { ...asked, person: request.params.person });
    const caseId = await this.#caseOf(request);
    const asking = { act, body, caseId, request };
    if (prefersAsync(request)) return submitAct(this.#edge, askedActOf(asking), request.url);
    const sent = await this.#ask(asking);
    await this.#eraseAfter(sent);
    return answerOf(sent, caseId, request);
  }

  async #eraseAfter(sent: Sent): Promise<void> {
    const last = lastOf(sent);
    const person = last && erasedBy(last.fact);
    if (person !== undefined) await this.#identities.erase(person);
  }

  /** @throws {ServiceError} NOT_FOUND: nobody of this name, or not for this person. */
  async #caseOf(request: PersonRequest): Promise<string> {
    const caseId = await this.#identities.caseOf(request.params.person);
    if (caseId === undefined) throw new ServiceError('NOT_FOUND', 'There is no such person.');
    await this.#edge.visibleCase(principalOf(request), caseId);
    return caseId;
  }

  #ask(asking: Asking): Promise<Sent> {
    return this.#edge.send(askedActOf(asking));
  }
}

function askedActOf({ act, body, caseId, request }: Asking): AskedAct {
  const id = readKey(request.headers['idempotency-key']);
  return { act: actNamed(act), body, caseId, id, principal: principalOf(request) };
}

function keyTaken(): ServiceError {
  const detail = 'This Idempotency-Key already stands for another identity: use a new one.';
  return new ServiceError('BAD_BODY', detail);
}

/** Each time that an identity is shown is on the record. */
function readBefore(): ServiceError {
  const detail =
    'This Idempotency-Key stands for a reading that is on the record: ask with a new one to read again.';
  return new ServiceError('BAD_BODY', detail);
}

function admitted(request: FastifyRequest, act: string): string {
  assertMayPropose(principalOf(request), act);
  refuseQuery(request.query);
  return readKey(request.headers['idempotency-key']);
}

function actNamed(name: string) {
  const act = findAct(name);
  if (!act) throw new Error(`the vault serves an act that the domain does not have: ${name}`);
  return act;
}

const lastOf = ({ facts }: Sent): AnsweredFact | undefined => facts?.at(-1);

const answerOf = (sent: Sent, caseId: string, request: FastifyRequest): Answer =>
  actAnswerOf(sent, { caseId, id: readKey(request.headers['idempotency-key']), instance: request.url });

/** Facts are answered in the record's own bytes, so the text is not written again. */
const withMember = (body: string, person: string): string =>
  `${body.slice(0, -1)},"person":${JSON.stringify(person)}}`;
