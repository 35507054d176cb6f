import { Schema } from 'mongoose';
import { indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName, Documents } from '../documents.ts';
import { roundedFields } from './rounded.ts';

/** The mongoose schema of a collection: the members of its documents, no others, and the indexes it is found by. */
export function schemaOf(collection: CollectionName): Schema {
  const rounded = roundedFields(collection).map((field) => [field, { type: Schema.Types.Decimal128 }]);
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      tags: { type: [String], default: undefined },
      ...members[collection],
      ...(rounded.length > 0 && { rounded: new Schema(Object.fromEntries(rounded), { _id: false }) }),
    },
    { id: false, strict: 'throw', versionKey: false },
  );
  for (const [name, fields] of Object.entries<readonly string[]>(indexes[collection] as CollectionIndexes))
    schema.index(ascending([...fields, '_id']), { name, partialFilterExpression: present(fields) });
  schema.index(ascending(['tags', '_id']), { name: tagIndex });
  return schema;
}

/** The name of the index by tags, which every collection has. */
export const tagIndex = 'byTag';

/** What lacks a field of an index is not in it. */
function present(fields: readonly string[]) {
  return Object.fromEntries(fields.map((field) => [field, { $exists: true }]));
}

function ascending(fields: readonly string[]): Record<string, 1> {
  return Object.fromEntries(fields.map((field): [string, 1] => [field, 1]));
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const optionalText = { type: String } as const;
const optionalNumber = { type: Number } as const;
const optionalFlag = { type: Boolean } as const;
const texts = { type: [String], required: true } as const;
const word = (...of: readonly string[]) => ({ type: String, required: true, enum: of }) as const;
const part = (definition: object) => new Schema({ ...definition }, { _id: false });
const parts = (definition: object) => ({ type: [part(definition)], required: true }) as const;

const changes = parts({ account: text, amount: text, unit: text });

/** Every member of every document: one that is missing here, or demanded wrongly, does not compile. */
const members: { readonly [C in CollectionName]: Members<Documents[C]> } = {
  cases: {
    agency: text,
    balances: parts({ account: text, amount: text, unit: text }),
    caseId: text,
    counted: texts,
    custodians: parts({ custodian: text, incoming: number, lots: number }),
    entries: number,
    frozenUntil: parts({ amount: text, expiresAt: text, unit: text }),
    headHash: text,
    jurisdiction: text,
    networks: texts,
    offence: optionalText,
    openClaims: number,
    openProposals: number,
    openedAt: text,
    position: text,
    recordedAt: text,
    shared: parts({ agency: text, until: optionalText }),
    status: word('open', 'closed'),
    timeZone: text,
    title: text,
    titleKey: text,
  },
  assets: {
    assetId: text,
    caseId: text,
    description: text,
    identifiers: parts({ type: text, value: text }),
    interest: optionalText,
    kind: text,
    location: optionalText,
    owner: optionalText,
    takenAt: optionalText,
    valuation: { type: part({ date: text, method: text, quantity: text, unit: text, valuer: text }) },
  },
  lots: {
    account: text,
    assetId: optionalText,
    caseId: text,
    custodian: text,
    expiresAt: optionalText,
    frozenUntil_ms: optionalNumber,
    quantity: text,
    transit: { type: part({ quantity: text, to: text, transferId: text }) },
    unit: text,
    unknown: optionalFlag,
  },
  entries: {
    act: optionalText,
    actor: optionalText,
    approvalId: optionalText,
    approver: optionalText,
    caseId: optionalText,
    code: optionalText,
    hash: text,
    index: number,
    instructionId: optionalText,
    partition: number,
    position: text,
    recordedAt: text,
    recordedLate_ms: optionalNumber,
    recorded_ms: number,
    sequence: optionalNumber,
    status: text,
    strayCase: optionalText,
    type: text,
    value: text,
  },
  orders: {
    against: optionalText,
    authority: text,
    caseId: text,
    collected: optionalText,
    date: text,
    from: optionalText,
    kind: text,
    open: optionalText,
    orderId: text,
    position: text,
    reference: text,
    sum: optionalText,
    unit: optionalText,
  },
  proposals: {
    act: text,
    agency: text,
    caseId: text,
    instructionId: text,
    position: text,
    proposalHash: text,
    proposedBy: text,
    recordedAt: text,
    roles: texts,
    state: word('open', 'approved', 'rejected', 'withdrawn', 'lapsed'),
  },
  claims: {
    allocated: text,
    caseId: text,
    claimId: text,
    creditInKind: text,
    paid: text,
    person: text,
    priorRecoveries: text,
    priority: text,
    recognisedLoss: text,
    returned: text,
    setAside: text,
    status: text,
    unit: text,
  },
  distributions: {
    allocated: text,
    belowThreshold: optionalNumber,
    caseId: text,
    fund: text,
    lines: number,
    method: text,
    order: text,
    position: text,
    recordDate: optionalText,
    recordedAt: text,
    reserve: text,
    restitutionId: text,
    rulesVersion: number,
    undistributed: text,
    unit: text,
  },
  lines: { amount: text, caseId: text, claimId: text, paid: text, restitutionId: text, unit: text },
  flows: { account: text, amount: text, caseId: text, name: text, unit: text },
  moves: { amount: text, caseId: text, from: text, to: text, unit: text },
  custody: {
    assetId: optionalText,
    byLetter: optionalText,
    caseId: text,
    condition: optionalText,
    from: text,
    fromCase: optionalText,
    quantity: text,
    received: optionalText,
    refusal: optionalText,
    sentAt: text,
    sentBy: text,
    settledAt: optionalText,
    settledBy: optionalText,
    state: word('in-transit', 'confirmed', 'refused', 'cancelled', 'delivered', 'returned'),
    to: text,
    toCase: optionalText,
    transferId: text,
    unit: text,
  },
  identifiers: { assetId: text, caseId: text, hash: text, type: text },
  snapshots: {
    balances: changes,
    caseId: text,
    frozenUntil: parts({ amount: text, expiresAt: text, unit: text }),
    position: text,
    recordedAt: text,
    sequence: number,
  },
  effectiveSpans: {
    caseId: text,
    changes,
    from_ms: number,
    moments: { type: [part({ at: text, changes })], default: undefined },
    parent: optionalText,
    within: optionalText,
  },
  statistics: {
    agency: text,
    amounts: parts({ amount: text, measure: text }),
    cases: number,
    jurisdiction: text,
    key: text,
    kind: optionalText,
    offence: optionalText,
    partition: number,
    unit: text,
    year: text,
  },
  totals: { account: text, amount: text, partition: number, unit: text },
};

type Members<D> = {
  readonly [M in Exclude<keyof D, 'id' | 'tags'>]-?: undefined extends D[M]
    ? { readonly type: TypeOf<NonNullable<D[M]>>; readonly default?: undefined }
    : { readonly type: TypeOf<D[M]>; readonly required: true };
};

type TypeOf<V> = V extends string
  ? typeof String
  : V extends number
    ? typeof Number
    : V extends boolean
      ? typeof Boolean
      : V extends readonly string[]
        ? readonly [typeof String]
        : V extends readonly object[]
          ? readonly [Schema]
          : Schema;
