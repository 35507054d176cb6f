import {
  assertRulesKnown,
  type Fact,
  type IndexRule,
  LogInDoubtError,
  readFactRecord,
} from '@seizure-ledger/contracts';
import type { StoredRecord } from '@seizure-ledger/event-log';

/** What a projection reads of a record of the ledger's log. */
export type FactRecord = Pick<StoredRecord, 'headers' | 'offset' | 'value'>;

/** A fact that the rule took, and the record that it stands in. */
export interface Taken {
  readonly fact: Fact;
  readonly record: FactRecord;
}

/** What the rule takes of the records, up to the first that is in doubt, and why that is. */
export function takeDue(
  records: readonly FactRecord[],
  rule: IndexRule,
): { readonly doubt?: LogInDoubtError; readonly taken: readonly Taken[] } {
  const taken: Taken[] = [];
  try {
    for (const record of records) {
      const fact = readFactRecord(record);
      if (!rule.takes(fact.index)) continue;
      if (fact.status === 'posted') assertRulesKnown(fact);
      taken.push({ fact, record });
    }
    return { taken };
  } catch (doubt) {
    if (doubt instanceof LogInDoubtError) return { doubt, taken };
    throw doubt;
  }
}
