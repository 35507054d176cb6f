import asyncApiSchema from '@asyncapi/specs/schemas/3.0.0-without-$id.json' with { type: 'json' };
import { acts, Book, type Fact, type Instruction } from '@seizure-ledger/domain';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { asyncApiDocument } from './asyncapi.ts';
import { instructionRecord } from './envelope.ts';
import { factRecord } from './fact-record.ts';

interface Written {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, Message>> }>>;
}
interface Message {
  readonly headers: object;
  readonly payload: object;
}

// what crosses the wire is what counts
const document = JSON.parse(JSON.stringify(asyncApiDocument())) as Written;
const messages = (channel: string) => document.channels[channel]?.messages ?? {};

const opening: Instruction = {
  act: 'cases',
  actor: { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' },
  body: {
    agency: 'TH-CCIB',
    caseId: 'TH-2025-0007',
    jurisdiction: 'TH',
    openedAt: '2025-12-17T02:00:00Z',
    timeZone: 'Asia/Bangkok',
    title: 'Compound 7',
  },
  caseId: 'TH-2025-0007',
  id: 'open',
  sentAt: '2025-12-17T02:00:00.000Z',
};

describe('the document of the logs', () => {
  it('is valid AsyncAPI 3', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.validate(asyncApiSchema, document);
    expect(ajv.errors).toBeNull();
  });

  it('has an instruction and, but for an approval, a fact of every act', () => {
    expect(Object.keys(messages('instructions'))).toEqual(
      acts.map(({ name }) => `instruction.${name.replaceAll('/', '.')}.v1`),
    );
    const types = acts
      .filter(({ approves }) => !approves)
      .flatMap(({ type, typeWhere }) => [type, ...(typeWhere ? [typeWhere.type] : [])]);
    expect(Object.keys(messages('ledger'))).toEqual(expect.arrayContaining(types));
  });

  it('describes the records as they are written', () => {
    const book = new Book();
    const sealed = [opening, opening, { ...opening, id: 'again' }].map((one) =>
      book.take(one, opening.sentAt),
    );
    expect(sealed.map(({ fact }) => fact.status)).toEqual(['posted', 'repeated', 'refused']);
    expectDescribed('instructions', instructionRecord(opening));
    for (const one of sealed) expectDescribed('ledger', factRecord(one));
  });

  it('does not describe what is no such record', () => {
    const { act: _, ...without } = opening;
    expect(faultsOf(messages('instructions')['instruction.cases.v1']?.payload, without)).not.toBeNull();
  });
});

function expectDescribed(
  channel: string,
  { headers, value }: { readonly headers: Readonly<Record<string, string>>; readonly value: Buffer },
) {
  const written = JSON.parse(value.toString()) as Fact;
  const message = messages(channel)[headers['ce_type'] ?? ''];
  expect(faultsOf(message?.headers, headers)).toBeNull();
  expect(faultsOf(message?.payload, written)).toBeNull();
}

function faultsOf(schema: object | undefined, value: unknown) {
  if (!schema) throw new Error('the document has no such message');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.validate(schema, value);
  return ajv.errors ?? null;
}
