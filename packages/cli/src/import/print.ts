import type { Flow, Reconciliation } from '@seizure-ledger/register';

/** The reconciliation as a person reads it. */
export function printed(result: Reconciliation): string {
  const { rows } = result;
  return [
    ...Object.entries(result.units).map(([unit, flow]) => flowLine(unit, flow)),
    `rows: ${grouped(String(rows.read))} read = ${grouped(String(rows.fullyPosted))} fully posted + ${grouped(String(rows.partlyRefused))} partly refused + ${grouped(String(rows.refused))} refused`,
    `cases opened: ${grouped(String(result.casesOpened))}`,
    ...(result.awaitingSecondPerson > 0
      ? [`waiting for a second person: ${result.awaitingSecondPerson}`]
      : []),
    ...Object.entries(result.refusals).map(([stage, codes]) => `refused, ${stage}: ${counts(codes)}`),
    ...(Object.keys(result.listed).length > 0 ? [`listed: ${counts(result.listed)}`] : []),
    result.balanced ? 'Every row and amount is accounted for.' : 'NOT BALANCED: rows or amounts are missing.',
  ].join('\n');
}

function flowLine(unit: string, { read, seizureRefused, held, confiscated, released }: Flow): string {
  return `${unit}: ${grouped(read)} read = ${grouped(seizureRefused)} seizure refused + ${grouped(held)} held + ${grouped(confiscated)} confiscated + ${grouped(released)} released`;
}

const counts = (named: Readonly<Record<string, number>>): string =>
  Object.entries(named)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Groups the digits before the point; exact for amounts of any length. */
const grouped = (amount: string): string => amount.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
