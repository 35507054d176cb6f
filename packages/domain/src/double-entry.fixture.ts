import { accounts, isHeld, isLotAccount, isOwned, isSource } from './accounts.ts';
import type { Fact, Leg } from './fact.ts';
import { fromMinor, toMinor } from './quantity.ts';
import { lotId } from './state.ts';
import { digitsOf } from './units.fixture.ts';

interface Lot {
  readonly assetId: string;
  readonly unit: string;
  readonly account: string;
  readonly custodian: string;
}

interface Transfer {
  readonly assetId: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
}

/** One case, kept by hand from the facts alone, in whole minor units: what the ledger's state is compared with. */
export class DoubleEntry {
  readonly totals = new Map<string, bigint>();
  readonly lots = new Map<string, bigint>();
  /** What of a lot is on its way: by lot, the transfer and how much. */
  readonly transits = new Map<string, { readonly transferId: string; readonly quantity: bigint }>();
  private readonly transfers = new Map<string, Transfer>();

  post({ act, body = {}, details = {}, instructionId = '', legs = [] }: Fact): void {
    for (const leg of legs) this.total(leg);
    this.moveLots(legs);
    if (act === 'transfers' && body['toCase'] === undefined)
      this.send(instructionId, body as unknown as Transfer, details as unknown as Sent);
    if (act === 'transfers/confirmation') {
      this.arrive(String(body['transferId']), details['moves'] as unknown as readonly Move[]);
    }
    if (act === 'transfers/refusal' || act === 'transfers/cancellation')
      this.settle(String(body['transferId']));
  }

  /** What is wrong with the book by the rules of double entry; nothing, if all is well. */
  faults(): readonly string[] {
    const units = new Set([...this.totals.keys()].map((key) => key.slice(key.indexOf('|') + 1)));
    return [...units].flatMap((unit) => {
      const of = (account: string): bigint => this.totals.get(`${account}|${unit}`) ?? 0n;
      const sum = accounts.reduce((all, account) => all + of(account), 0n);
      const wrong = accounts.filter((account) => (isSource(account) ? of(account) > 0n : of(account) < 0n));
      return [
        ...(sum === 0n ? [] : [`${unit} is off by ${sum}`]),
        ...wrong.map((account) => `${account} ${unit}`),
      ];
    });
  }

  /** Lots with what lies in them, and what of it is on its way, as the state should say it. */
  lotsSaid(): Readonly<Record<string, string>> {
    const lots = [...this.lots].filter(([, quantity]) => quantity !== 0n);
    return Object.fromEntries(
      lots.map(([id, quantity]) => {
        const transit = this.transits.get(id);
        const digits = digitsOf(id.split('|')[1] ?? '');
        const said = fromMinor(quantity, digits);
        return [
          id,
          transit ? `${said}, ${fromMinor(transit.quantity, digits)} by ${transit.transferId}` : said,
        ];
      }),
    );
  }

  private total({ account, amount, unit }: Leg): void {
    const key = `${account}|${unit}`;
    this.totals.set(key, (this.totals.get(key) ?? 0n) + toMinor(amount, digitsOf(unit)));
  }

  /** Property that changes its status with the same custodian takes along what of it is on its way. */
  private moveLots(legs: readonly Leg[]): void {
    let carried: { readonly leg: Leg; readonly transferId: string; readonly quantity: bigint } | undefined;
    for (const leg of legs) {
      const { account, amount, assetId = '', custodian, transferId, unit } = leg;
      if (!(isHeld(account) || isOwned(account)) || !isLotAccount(account)) continue;
      if (custodian === undefined) throw new Error('a lot without a custodian');
      const id = lotId({ account, assetId, custodian, unit });
      const change = toMinor(amount, digitsOf(unit));
      const rest = (this.lots.get(id) ?? 0n) + change;
      if (rest < 0n) throw new Error(`${id} is below zero`);
      this.lots.set(id, rest);
      const transit = this.transits.get(id);
      if (change < 0n && transit) {
        const stays =
          transit.transferId === transferId ? transit.quantity + change : least(transit.quantity, rest);
        carried = { leg, quantity: transit.quantity - stays, transferId: transit.transferId };
        this.mark(id, transit.transferId, stays);
      } else if (
        change > 0n &&
        carried &&
        (carried.leg.assetId ?? '') === assetId &&
        carried.leg.custodian === custodian &&
        carried.leg.unit === unit
      ) {
        this.mark(id, carried.transferId, (transit?.quantity ?? 0n) + carried.quantity);
        carried = undefined;
      }
    }
  }

  private send(transferId: string, transfer: Transfer, { account, quantity, unit }: Sent): void {
    const { assetId, from, to } = transfer;
    this.transfers.set(transferId, { assetId, from, to, unit });
    const id = lotId({ account, assetId, custodian: from, unit } as Parameters<typeof lotId>[0]);
    this.mark(id, transferId, toMinor(quantity, digitsOf(unit)));
  }

  private arrive(transferId: string, moves: readonly Move[]): void {
    const transfer = this.transfers.get(transferId);
    if (!transfer) throw new Error(`nothing was sent as ${transferId}`);
    const { assetId, from, to, unit } = transfer;
    const underway = [...this.transits.values()].filter((one) => one.transferId === transferId);
    const arrived = moves.reduce((all, { quantity }) => all + toMinor(quantity, digitsOf(unit)), 0n);
    const sent = underway.reduce((all, { quantity }) => all + quantity, 0n);
    if (arrived !== sent) throw new Error(`${transferId}: ${arrived} arrived, ${sent} was on its way`);
    for (const { account, quantity } of moves) {
      const moved = toMinor(quantity, digitsOf(unit));
      this.add({ account, assetId, custodian: from, unit }, -moved);
      this.add({ account, assetId, custodian: to, unit }, moved);
    }
    this.settle(transferId);
  }

  private add(lot: Lot, change: bigint): void {
    const id = lotId(lot as Parameters<typeof lotId>[0]);
    this.lots.set(id, (this.lots.get(id) ?? 0n) + change);
  }

  private settle(transferId: string): void {
    for (const [id, transit] of this.transits)
      if (transit.transferId === transferId) this.transits.delete(id);
  }

  private mark(id: string, transferId: string, quantity: bigint): void {
    if (quantity === 0n) this.transits.delete(id);
    else this.transits.set(id, { quantity, transferId });
  }
}

interface Move {
  readonly account: string;
  readonly quantity: string;
}

interface Sent extends Move {
  readonly unit: string;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
