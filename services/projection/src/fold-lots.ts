import { digitsOf, findUnit, isLotAccount, isZero, minus, plus, withDigits } from '@seizure-ledger/domain';
import type { LotDocument } from '@seizure-ledger/read-model';
import type { CaseFact, HoldingChange } from './taken-record.ts';
import type { WorkingCopy } from './working-copy.ts';

type LotName = Pick<LotDocument, 'account' | 'assetId' | 'caseId' | 'custodian' | 'unit'>;

/** The register of what is held and where: legs move quantities, a confirmed transfer moves them between custodians. */
export async function foldLots(copy: WorkingCopy, fact: CaseFact): Promise<readonly HoldingChange[]> {
  const { caseId, legs = [] } = fact;
  const held: HoldingChange[] = [];
  for (const { account, amount, assetId, custodian, unit } of legs) {
    if (!isLotAccount(account) || assetId === undefined || custodian === undefined) continue;
    held.push(await change(copy, { account, assetId, caseId, custodian, unit }, amount));
  }
  held.push(...(await foldMoves(copy, fact)), ...(await foldRestraint(copy, fact)));
  return held;
}

async function change(copy: WorkingCopy, name: LotName, by: string): Promise<HoldingChange> {
  const id = `${name.caseId}|${name.assetId}|${name.unit}|${name.account}|${name.custodian}`;
  const stored = await copy.get('lots', id);
  const { unknown: _, ...known } = stored ?? { ...name, id, quantity: '0' };
  const quantity = plus(known.quantity, by, digitsOf(name.unit));
  if (isZero(quantity)) copy.delete('lots', id);
  else copy.put('lots', { ...known, quantity });
  return { custodian: name.custodian, incoming: 0, lots: (isZero(quantity) ? 0 : 1) - (stored ? 1 : 0) };
}

/** What a confirmation carries from the sender to the receiver, in the account it stands in. */
async function foldMoves(
  copy: WorkingCopy,
  { body, caseId, details, type }: CaseFact,
): Promise<readonly HoldingChange[]> {
  if (type !== 'custody.confirmed.v1') return [];
  const held: HoldingChange[] = [];
  const transfer = await copy.get('custody', `${caseId}|${String(body['transferId'])}`);
  if (!transfer) throw new Error(`case ${caseId} confirms a transfer that it does not have`);
  const { assetId, from, to, unit } = transfer;
  const moves = (details?.['moves'] ?? []) as readonly {
    readonly account: LotDocument['account'];
    readonly quantity: string;
  }[];
  for (const { account, quantity } of moves) {
    held.push(
      await change(
        copy,
        { account, assetId, caseId, custodian: from, unit },
        minus('0', quantity, digitsOf(unit)),
      ),
    );
    held.push(await change(copy, { account, assetId, caseId, custodian: to, unit }, quantity));
  }
  return held;
}

/** When a freeze runs out; and a freeze of an unknown quantity, until an accrual states it. */
async function foldRestraint(
  copy: WorkingCopy,
  { body, caseId, details, legs = [], type }: CaseFact,
): Promise<readonly HoldingChange[]> {
  const { assetId, custodian, expiresAt, quantity, unit: code } = body as Partial<Record<string, string>>;
  if (assetId === undefined) return [];
  const unit = findUnit(code ?? '')?.code ?? code ?? '';
  const idOf = (holder: string) => `${caseId}|${assetId}|${unit}|held:frozen|${holder}`;
  if (type === 'asset.frozen.v1' && custodian !== undefined) {
    const stored = await copy.get('lots', idOf(custodian));
    const { expiresAt: _, ...frozen } = stored ?? {
      account: 'held:frozen',
      assetId,
      caseId,
      custodian,
      id: idOf(custodian),
      quantity: withDigits('0', digitsOf(unit)),
      unit,
    };
    const unknown = quantity === 'unknown' && { unknown: true as const };
    copy.put('lots', { ...frozen, ...(expiresAt !== undefined && { expiresAt }), ...unknown });
    return stored ? [] : [{ custodian, incoming: 0, lots: 1 }];
  }
  if (type !== 'asset.accrued.v1' || legs.length > 0) return [];
  const holder = String(details?.['custodian']);
  copy.delete('lots', idOf(holder));
  return [{ custodian: holder, incoming: 0, lots: -1 }];
}
