import { acts } from '@seizure-ledger/domain';
import { z } from 'zod';
import { instruction } from './envelope.ts';
import { fact } from './http/entry.ts';
import { topics } from './topics.ts';

/**
 * AsyncAPI 3 of the two logs, from the same schemas that validate: an instruction for every act, and every kind of
 * record that the ledger answers with. Who follows the logs without this code reads them by it.
 */
export function asyncApiDocument(): object {
  const about = { title: 'Seizure Ledger: the logs', version: '1', description, license };
  const asked = acts.map(({ body, name }) =>
    message(`instruction.${name.replaceAll('/', '.')}.v1`, `Asks for ${name}.`, instruction.extend({ body })),
  );
  const posted = acts
    .filter(({ approves }) => !approves)
    .flatMap(({ body, name, type, typeWhere }) =>
      [type, ...(typeWhere ? [typeWhere.type] : [])].map((one) =>
        message(one, `What ${name} recorded.`, fact.extend({ body })),
      ),
    );
  const others = Object.entries(otherFacts).map(([type, summary]) => message(type, summary, fact));
  return {
    asyncapi: '3.0.0',
    info: about,
    defaultContentType: 'application/json',
    channels: {
      instructions: channel(topics.instructions, 'What was asked for, as the edges took it.', asked),
      ledger: channel(topics.ledger, 'What the ledger decided: the book.', [...posted, ...others]),
    },
    operations: {
      ask: operation('send', 'instructions', 'An edge appends an act that was asked for.'),
      decide: operation('receive', 'instructions', 'The ledger takes them in order, and decides.'),
      answer: operation('send', 'ledger', 'The ledger appends the outcome.'),
      follow: operation('receive', 'ledger', 'Projections, edges and whoever checks follow the book.'),
    },
  };
}

const license = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' };

const description =
  'Instructions go into one log; the ledger answers each of them with exactly one outcome, of one or more records, in ' +
  'the same partition of the other. Records are CloudEvents 1.0 in the binary mode of the Kafka binding, and the key ' +
  'is the case id. A value of the ledger’s log is canonical JSON (RFC 8785), which hashes are of; a reader takes the ' +
  'record whose index it expects, skips smaller ones, and stops at a greater one. Nothing is deleted or compacted.';

/** What is recorded of an instruction besides the act that it asked for. */
const otherFacts = {
  'act.proposed.v1': 'An act that waits for a second person.',
  'instruction.refused.v1': 'What the rules refused, with the reason.',
  'instruction.repeated.v1': 'What had its answer already: the record that answered first.',
  'instruction.quarantined.v1': 'Bytes among the instructions that are no instruction.',
};

interface Message {
  readonly name: string;
}

function message(name: string, summary: string, payload: z.ZodType): Message {
  const headers = name.startsWith('instruction.') && !(name in otherFacts) ? asksHeaders : factsHeaders;
  return {
    name,
    summary,
    contentType: 'application/json',
    headers,
    payload: schemaOf(payload),
    bindings,
  } as Message;
}

const bindings = { kafka: { bindingVersion: '0.5.0', key: { type: 'string', description: 'The case id.' } } };

const cloudEvent = {
  ce_id: z.string(),
  ce_source: z.string(),
  ce_specversion: z.literal('1.0'),
  ce_subject: z.string().optional().describe('The case.'),
  ce_time: z.string(),
  ce_type: z.string(),
  auth: z
    .string()
    .optional()
    .describe('Key id and HMAC-SHA-256 of who wrote it; absent on records from before they were signed.'),
  'content-type': z.literal('application/json'),
};

const asksHeaders = schemaOf(z.object(cloudEvent));

const factsHeaders = schemaOf(
  z.object({
    ...cloudEvent,
    ce_index: z.string().describe('Dense in its partition, from 0.'),
    ce_input: z.string().describe('Offset of the instruction that this answers.'),
    ce_instruction: z.string().optional().describe('Its id.'),
    ce_part: z.string().describe('Which part of the outcome this is, as 1/1.'),
  }),
);

/** Written out whole, since AsyncAPI reads references from the root of the document. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io: 'input',
    metadata: z.registry(),
    reused: 'inline',
    target: 'draft-7',
    unrepresentable: 'any',
  });
  return written;
}

function channel(address: string, summary: string, messages: readonly Message[]): object {
  return { address, summary, messages: Object.fromEntries(messages.map((one) => [one.name, one])) };
}

function operation(action: 'send' | 'receive', name: string, summary: string): object {
  return { action, channel: { $ref: `#/channels/${name}` }, summary };
}
