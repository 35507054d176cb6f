import { type Body, instructionRecord, policyCase, type Principal } from '@seizure-ledger/contracts';
import { permissionFor, refusals } from '@seizure-ledger/domain';
import type { EventLog } from '@seizure-ledger/event-log';
import { mintToken } from '@seizure-ledger/service-kit';
import { actRoutes } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposalRows, release, type Row, rows } from '../../packages/domain/src/refused-acts.fixture.ts';
import { by, type Step, theCase } from '../../packages/domain/src/scenario.fixture.ts';
import * as people from '../../packages/domain/src/scenario-people.fixture.ts';
import { frozen, hundred, opened, order, seized } from '../../packages/domain/src/scenario-steps.fixture.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { type HttpAnswer, Person } from '../person.ts';

const day_ms = 86_400_000;
const daysFromNow = (days: number): string => new Date(Date.now() + days * day_ms).toISOString();

/** Where what is refused depends on the hour, the same by the real clock; and what an edge refuses before the rules do. */
const overHttp: Partial<Record<string, Row>> = {
  EFFECTIVE_BEFORE_TAKING: [
    [opened, frozen()],
    people.prosecutor,
    'confiscations',
    { ...hundred, effectiveAt: daysFromNow(-1), final: true, order },
  ],
  EFFECTIVE_IN_FUTURE: [
    [opened],
    people.prosecutor,
    'orders',
    { ...orderOf('2025-12-17'), effectiveAt: daysFromNow(2) },
  ],
  ROLE_NOT_PERMITTED: [
    [opened, seized()],
    people.investigator,
    'transfers',
    { ...hundred, order, toCase: 'TH-2025-0009' },
  ],
  ORDER_IN_FUTURE: [[opened], people.investigator, 'orders', orderOf(daysFromNow(3).slice(0, 10))],
};

function orderOf(date: string): Body {
  return { authority: 'Court', date, kind: 'freeze', orderId: 'O1', reference: '7' };
}

const closed = by(people.prosecutor, 'closure', { reason: 'done' });

const isOfPolicy = ([, [story]]: readonly [string, Row]): boolean =>
  story.some(({ caseId }) => caseId === policyCase);

/**
 * What nobody brings about by asking, shown where the ledger is tested: a pseudonym that is given twice, since the vault
 * draws each one anew, and answers the same request with what it was answered; and a fault of the ledger itself.
 */
const notByAsking = ['PERSON_EXISTS', 'UNDECIDABLE'];

/** A policy goes for all cases, so that what rests on one comes last. Of whom the ledger does not know, see below. */
const occasions = Object.entries(rows)
  .map(([code, row]) => [code, overHttp[code] ?? row] as const)
  .filter(([code]) => ![...notByAsking, 'UNKNOWN_PERSON'].includes(code))
  .sort((a, b) => Number(isOfPolicy(a)) - Number(isOfPolicy(b)));

describe('every refusal of the catalogue, over HTTP', () => {
  let ledger: OpenLedger;
  const met = new Set<string>();
  beforeAll(async () => {
    ledger = await openLedger(withSlowClock);
  });
  afterAll(() => ledger.close());

  it.each(occasions)('%s', async (code, [story, actor, act, body, besides = {}]) => {
    const session = new Session(ledger, `R-${code}`);
    for (const step of story) expect(await session.goOn(step)).toBeUndefined();
    expect(await session.goOn(by(actor, act, body, besides))).toBe(code);
    met.add(code);
  });

  it.each(Object.entries(proposalRows))('%s', async (code, rest) => {
    const session = new Session(ledger, `R-${code}`);
    for (const step of [opened, seized()]) await session.goOn(step);
    const { body } = await session.ask(by(people.prosecutor, 'releases', release));
    let last: string | undefined;
    for (const step of rest(String(body['proposalHash']))) last = await session.goOn(step);
    expect(last).toBe(code);
    met.add(code);
  });

  it('UNKNOWN_PERSON', async () => {
    const session = new Session(ledger, 'R-UNKNOWN_PERSON');
    for (const step of [opened, closed]) expect(await session.goOn(step)).toBeUndefined();
    const person = { person: 'P-1' };
    // the refusal names the pseudonym, for which the ledger has nobody
    expect(await session.goOn(by(people.vault, 'persons', person))).toBe('CASE_CLOSED');
    const reading = by(people.vault, 'persons/readings', { ...person, purpose: 'to pay' });
    expect(await session.goOn(reading)).toBe('UNKNOWN_PERSON');
    met.add('UNKNOWN_PERSON');
  });

  it('is met', () => {
    expect(Object.keys(refusals).filter((code) => !met.has(code))).toEqual(notByAsking);
  });
});

/** The acts of a story, each over HTTP in a case of its own; keys count as they do in the story. */
class Session {
  readonly #ledger: OpenLedger;
  readonly #caseId: string;
  /** Of people in the story, by the names that it gives them. */
  readonly #pseudonyms = new Map<unknown, string>();
  #keys = 0;

  constructor(ledger: OpenLedger, caseId: string) {
    this.#ledger = ledger;
    this.#caseId = caseId;
  }

  /** What the act was refused for, if it was, once the second person has agreed where one is needed. */
  async goOn(step: Step): Promise<string | undefined> {
    const { body, status, text } = await this.ask(step);
    if (step.act === 'approvals') return body['results']?.[0].code ?? body['code'];
    if (status >= 400) return body['code'] ?? text;
    return body['status'] === 'proposed' ? this.#agree(step, body) : undefined;
  }

  async ask({ act, actor, body, caseId, id, sentAt }: Step): Promise<HttpAnswer> {
    this.#keys += 1;
    const key = id ?? (sentAt === undefined ? `key-${this.#keys}` : slowKey);
    const ours = this.#caseOf(caseId);
    const said = { ...body, ...(body['caseId'] === theCase && { caseId: ours }) };
    const where = { ...said, ...(body['toCase'] === theCase && { toCase: ours }) };
    const person = new Person(this.#ledger.url, await mintToken(this.#ledger.dataDir, tokenOf(actor)));
    if (act === 'approvals')
      return person.post(`/cases/${ours}/approvals`, key, { proposalHashes: [body['proposalHash']] });
    if (act.startsWith('persons')) return this.#askOfPerson(person, act, key, body);
    const asIf = caseId === policyCase ? `${key}-${this.#caseId}` : key;
    const { address, method, rest } = addressOf(act, ours, where);
    return person.send(method, address, asIf, rest);
  }

  async #askOfPerson(officer: Person, act: string, key: string, body: Body): Promise<HttpAnswer> {
    const { person: name, ...rest } = body;
    await this.#ledger.caughtUp();
    if (act !== 'persons')
      return officer.post(act.replace('persons', `/persons/${this.#pseudonyms.get(name)}`), key, rest);
    const answer = await officer.post('/persons', key, { caseId: this.#caseId, name: 'A Name' });
    await this.#ledger.caughtUp();
    const path = `/cases/${this.#caseId}/instructions/${key}`;
    const { body: told } = await this.#ledger.people.auditor.get(path);
    this.#pseudonyms.set(name, told['facts'][0].body.person);
    return answer;
  }

  async #agree({ act, body, caseId }: Step, proposed: HttpAnswer['body']): Promise<string | undefined> {
    const { instructionId, proposalHash } = proposed;
    if (act === 'policies') {
      const before = await this.#ledger.recorded();
      const agreement = { policyId: instructionId };
      const code = await this.goOn(
        by(people.otherAdmin, 'policies/approvals', agreement, { caseId: policyCase }),
      );
      // asked and answered in each of twelve partitions, it is in force everywhere
      await expect
        .poll(() => this.#ledger.recorded(), { timeout: 10_000 })
        .toBeGreaterThanOrEqual(before + 24);
      return code;
    }
    const seconds = permissionFor(act, body)?.second;
    const other = seconds?.includes('vault') ? people.otherVault : people.agencyCourt;
    const second = seconds?.includes('prosecutor') ? people.otherProsecutor : other;
    return this.goOn(by(second, 'approvals', { proposalHash }, caseId === undefined ? {} : { caseId }));
  }

  #caseOf(caseId = theCase): string {
    return caseId === theCase ? this.#caseId : caseId;
  }
}

const tokenOf = ({ agency, jurisdiction, role, subject }: Principal) => {
  if (role === 'reactor') throw new Error('no token is the reactor’s');
  return { agency, jurisdiction, role, subject };
};

function addressOf(act: string, caseId: string, body: Body) {
  const route = actRoutes.find((one) => one.act === act);
  if (!route) throw new Error(`no route serves ${act}`);
  let address = route.path.replace('{caseId}', caseId);
  let rest: Body = act === 'cases' ? { ...body, caseId } : body;
  for (const { field, param } of [route.target ?? []].flat()) {
    const { [field]: value, ...others } = rest;
    address = address.replace(`{${param}}`, String(value));
    rest = others;
  }
  return { address, method: route.method, rest };
}

const slowKey = 'from-a-slow-clock';

/** An edge whose clock is six minutes behind, for one key. */
function withSlowClock(log: EventLog): EventLog {
  return new Proxy(log, {
    get(target, name) {
      if (name !== 'append') {
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? member.bind(target) : member;
      }
      const append: EventLog['append'] = (topic, partition, records) =>
        target.append(
          topic,
          partition,
          records.map((record) => (record.headers['ce_id'] === slowKey ? late(record) : record)),
        );
      return append;
    },
  });
}

function late(record: Parameters<EventLog['append']>[2][number]) {
  const asked = JSON.parse(Buffer.from(record.value).toString()) as Parameters<typeof instructionRecord>[0];
  return instructionRecord({ ...asked, sentAt: new Date(Date.now() - 360_000).toISOString() });
}
