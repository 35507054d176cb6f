import type { CookCountyRecord } from './record.ts';

/**
 * The numbers as the agency wrote them. An item's number counts only within its inventory, and is kept with it:
 * assets that share an identifier are shown as linked, and most items are number 1.
 */
export function identifiers(
  record: CookCountyRecord,
): readonly { readonly type: string; readonly value: string }[] {
  const numbers = {
    'inventory-number': record.inventoryNumber,
    'item-number': record.itemNumber && `${record.inventoryNumber} / ${record.itemNumber}`,
    'case-number': record.caseNumber,
    'report-hash': record.reportHash,
    'incident-hash': record.incidentHash,
    'vin-hash': record.vinHash,
  };
  return Object.entries(numbers).flatMap(([type, value]) => (value.trim() === '' ? [] : [{ type, value }]));
}
