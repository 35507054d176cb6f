import { collectionNames } from '../collections.ts';
import type { CollectionName } from '../documents.ts';
import { schemaOf } from './schemas.ts';

const number = { bsonType: 'number' };
const text = { bsonType: 'string' };

/** What the server itself demands of every document of a collection: its schema's members, no others, none null. */
export const validators: Readonly<Record<CollectionName | 'checkpoints' | 'meta', object>> = {
  // collectionNames holds each of them
  ...(Object.fromEntries(collectionNames.map((name) => [name, validatorOf(name)])) as Record<
    CollectionName,
    object
  >),
  checkpoints: demand(
    {
      _id: number,
      commit: { bsonType: 'binData' },
      hash: text,
      index: number,
      log: text,
      nextInput: number,
      nextOffset: number,
      recordedAt: text,
    },
    { held: { bsonType: 'bool' } },
  ),
  meta: demand(
    { _id: text, begun: number, generation: number, latest: number, version: number },
    { held: { bsonType: 'object', properties: { beat: number, by: text }, required: ['beat', 'by'] } },
  ),
};

function validatorOf(collection: CollectionName): object {
  return { $jsonSchema: closed(schemaOf(collection).toJSONSchema({ useBsonType: true })) };
}

type Properties = Readonly<Record<string, JsonSchema>>;

function demand(needed: Properties, besides: Properties): object {
  return { $jsonSchema: closed({ properties: { ...needed, ...besides }, required: Object.keys(needed) }) };
}

interface JsonSchema {
  readonly bsonType?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** mongoose would let in null for what is absent, and members that it does not know. */
function closed({ bsonType = 'object', items, properties, ...rest }: JsonSchema): object {
  const [type] = [bsonType].flat().filter((one) => one !== 'null');
  return {
    ...rest,
    bsonType: type,
    ...(items && { items: closed(items) }),
    ...(properties && { additionalProperties: false, properties: mapped(properties) }),
  };
}

function mapped(properties: Readonly<Record<string, JsonSchema>>) {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closed(schema)]));
}
