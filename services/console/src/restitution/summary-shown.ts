import {
  isOwed,
  type OrderSummary,
  type Summary,
  type SummaryClaim,
  type UndistributedReason,
  undistributedSentence,
} from '@seizure-ledger/contracts';
import { quantityText, unitName } from '@seizure-ledger/console';
import type { Reader } from '../frame/reader.ts';

type Named = { readonly caseId?: string };

/** What is shown of one unit, of a case or of several. */
export interface ShownBlock extends Omit<
  Summary,
  | 'asOf'
  | 'claims'
  | 'hash'
  | 'order'
  | 'otherUnits'
  | 'position'
  | 'receipt'
  | 'receipts'
  | 'rounds'
  | 'scope'
> {
  readonly claims: readonly (SummaryClaim & Named)[];
  readonly unit: string;
  readonly rounds: readonly (Summary['rounds'][number] & Named)[];
}

/** The block of the unit that is asked for, or the leading one. `undefined`: there is none yet. */
export function chosenBlock(
  summary: Summary | OrderSummary,
  unit: string | undefined,
): ShownBlock | undefined {
  const { unit: leading } = summary;
  const blocks: readonly ShownBlock[] = [
    ...(leading === null ? [] : [{ ...summary, unit: leading }]),
    ...summary.otherUnits,
  ];
  return blocks.find((block) => block.unit === unit) ?? blocks[0];
}

export const unitsOf = ({ otherUnits, unit }: Summary | OrderSummary): readonly string[] => [
  ...(unit === null ? [] : [unit]),
  ...otherUnits.map((other) => other.unit),
];

export function whyUndistributed(reader: Reader, { undistributed }: ShownBlock): readonly string[] {
  return undistributed.reasons.map((reason: UndistributedReason & Named) => {
    const sentence = undistributedSentence(
      { ...reason, ...(reason.unit !== undefined && { unit: unitName(reason.unit, reader.language) }) },
      reader.language,
      quantityText,
    );
    return reason.caseId === undefined ? sentence : `${reason.caseId}: ${sentence}`;
  });
}

/** What is confiscated and not final yet; nothing where all is. */
export function finalityOf({ language }: Reader, { statement, unit }: ShownBlock) {
  const waiting = statement.applied.find(({ item }) => item === 'held:confiscated')?.amount ?? '0';
  return /[1-9]/.test(waiting)
    ? { amount: quantityText(waiting), unit: unitName(unit, language) }
    : undefined;
}

/** One claim and how it stands to all others on which something is owed. */
export function claimArithmetic(summary: Summary, claimId: string) {
  for (const unit of unitsOf(summary)) {
    const block = chosenBlock(summary, unit);
    const claim = block?.claims.find((one) => one.claimId === claimId);
    if (!block || !claim) continue;
    const owed = block.claims.filter(isOwed);
    const all = (of: (one: SummaryClaim) => number) => owed.reduce((sum, one) => sum + of(one), 0);
    return {
      all: percent(all(back), all(loss)),
      block,
      claim,
      got: percent(
        Number(claim.allocated),
        all(({ allocated }) => Number(allocated)),
      ),
      isOwed: isOwed(claim),
      method: block.method,
      recovered: percent(back(claim), loss(claim)),
      share: percent(loss(claim), all(loss)),
    };
  }
  return undefined;
}

const back = ({ allocated, creditInKind, priorRecoveries }: SummaryClaim): number =>
  Number(allocated) + Number(creditInKind) + Number(priorRecoveries);

const loss = ({ recognisedLoss }: SummaryClaim): number => Number(recognisedLoss);

/** For reading: what counts are the amounts beside it, which are exact. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? '0.00' : ((100 * part) / whole).toFixed(2);
