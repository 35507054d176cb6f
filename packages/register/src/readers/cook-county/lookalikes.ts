import type { Listing } from '../plan.ts';
import type { CookCountyRecord } from './record.ts';

/** Finds rows that may speak of the same thing or case. They are listed, never merged. */
export function lookalikes(
  records: readonly CookCountyRecord[],
): (record: CookCountyRecord) => readonly Listing[] {
  const inventorySpellings = spellings(
    records,
    (record) => bare(record.inventoryNumber),
    (record) => record.inventoryNumber,
  );
  const caseSpellings = spellings(
    records,
    (record) => record.caseId.toLowerCase(),
    (record) => record.caseId,
  );
  const casesOfInventory = spellings(
    records,
    (record) => record.inventoryNumber,
    (record) => record.caseNumber,
  );
  return (record) => [
    ...listed(
      inventorySpellings(record),
      (others) => `inventory number ${record.inventoryNumber} is also written ${others}`,
    ),
    ...listed(caseSpellings(record), (others) => `case ${record.caseId} is also written ${others}`),
    ...listed(
      casesOfInventory(record),
      (others) => `inventory number ${record.inventoryNumber} also stands under case number ${others}`,
    ),
  ];
}

type Column = (record: CookCountyRecord) => string;

/** For a record, the other spellings that share its key. */
function spellings(records: readonly CookCountyRecord[], key: Column, spelling: Column) {
  const known = new Map<string, Set<string>>();
  for (const record of records)
    known.set(key(record), (known.get(key(record)) ?? new Set()).add(spelling(record)));
  return (record: CookCountyRecord): readonly string[] =>
    [...(known.get(key(record)) ?? [])].filter((other) => other !== spelling(record));
}

function listed(others: readonly string[], say: (others: string) => string): readonly Listing[] {
  return others.length === 0
    ? []
    : [{ kind: 'duplicate', text: say(others.map((it) => it || '(none)').join(', ')) }];
}

/** Letters and digits only, in one case. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
