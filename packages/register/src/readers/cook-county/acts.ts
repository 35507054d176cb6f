import type { Body } from '@seizure-ledger/domain';
import type { CivilDay } from '../civil-day.ts';
import { opening } from '../opening.ts';
import type { PlannedAct, Source, Stage } from '../plan.ts';
import { identifiers } from './identifiers.ts';
import type { CookCountyMapping } from './mapping.ts';
import type { CookCountyRecord } from './record.ts';

/** A row whose seizure can be sent: what the ledger calls its asset, how much was taken, and when. */
export interface TakenRecord extends CookCountyRecord {
  readonly assetId: string;
  readonly quantity: string;
  readonly seizedOn: CivilDay;
}

export type ActWriter = ReturnType<typeof actWriter>;

/** Writes the acts of a row; every one is marked as imported from this row of this file. */
export function actWriter(mapping: CookCountyMapping, source: Source, noon: (day: CivilDay) => string) {
  const { currency, custodian, orderAuthority, recipient } = mapping;

  const planned = (
    record: CookCountyRecord,
    act: PlannedAct['act'],
    stage: Stage,
    day: CivilDay,
    body: Body,
  ): PlannedAct => ({
    act,
    stage,
    id: `${mapping.idPrefix}:${record.row}:${stage}`,
    body: { ...body, effectiveAt: noon(day), imported: { sha256: source.sha256, row: record.row } },
  });
  const order = (record: CookCountyRecord, date: CivilDay): Body => ({
    authority: orderAuthority,
    reference: record.caseId.startsWith('HOLD-') ? record.inventoryNumber : record.caseNumber,
    date,
  });
  const value = (record: TakenRecord, quantity: string, method: string, date: CivilDay): Body => ({
    assetId: record.assetId,
    value: { unit: currency, quantity },
    method,
    valuer: custodian,
    date,
  });

  const unitOf = (record: CookCountyRecord): string => (record.isMoney ? currency : 'item');

  return {
    unitOf,

    opening: (record: CookCountyRecord, day: CivilDay): PlannedAct =>
      opening({ ...record, day }, mapping, source, noon),

    seizure: (record: TakenRecord): PlannedAct =>
      planned(record, 'seizures', 'seizure', record.seizedOn, {
        assetId: record.assetId,
        asset: {
          kind: kindOf(record),
          description: record.description.trim() || '(no description)',
          identifiers: identifiers(record),
        },
        unit: unitOf(record),
        quantity: record.quantity,
        custodian,
        urgency: { legalBasis: mapping.legalBasis },
      }),

    estimate: (record: TakenRecord, quantity: string): PlannedAct =>
      planned(
        record,
        'valuations',
        'valuation',
        record.seizedOn,
        value(record, quantity, 'estimate', record.seizedOn),
      ),

    /** Dated by the forfeiture; where that has no readable day, by the seizure, and marked so. */
    forfeitureValue: (record: TakenRecord, quantity: string): PlannedAct => {
      const day = record.forfeitedOn ?? record.seizedOn;
      return planned(record, 'valuations', 'valuation-forfeiture', day, {
        ...value(record, quantity, 'forfeiture value', day),
        ...inferred(record.forfeitedOn === undefined),
      });
    },

    confiscation: (record: TakenRecord, quantity: string, day: CivilDay): PlannedAct =>
      planned(record, 'confiscations', 'confiscation', day, {
        assetId: record.assetId,
        unit: unitOf(record),
        quantity,
        final: true,
        order: order(record, day),
      }),

    /** Dated by the note; else by the forfeiture or the seizure, and marked so. */
    release: (record: TakenRecord, quantity: string): PlannedAct => {
      const day = record.findings.day ?? record.forfeitedOn ?? record.seizedOn;
      return planned(record, 'releases', 'release', day, {
        assetId: record.assetId,
        unit: unitOf(record),
        quantity,
        basis: 'order',
        order: order(record, earlier(day, record.forfeitedOn ?? day)),
        recipient,
        ...inferred(record.findings.day === undefined),
      });
    },
  };
}

/** The register does not say of which day the order is; only that no release rests on one that came after it. */
const earlier = (one: CivilDay, other: CivilDay): CivilDay => (one < other ? one : other);

const inferred = (is: boolean): Body => (is ? { dateInferred: true } : {});

function kindOf({ isMoney, description }: CookCountyRecord): string {
  if (isMoney) return 'cash';
  return /^\d{4}\b/.test(description.trim()) ? 'vehicle' : 'other';
}
