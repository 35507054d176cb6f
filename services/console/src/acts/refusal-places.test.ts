import { describe, expect, it } from 'vitest';
import { oneAct } from './act-form.ts';
import { refusalTexts } from './fault-texts.ts';
import type { Field } from './fields.ts';
import { findOffer, offers } from './offers.ts';
import { places } from './refusal-places.ts';

const pathsOf = (fields: readonly Field[], prefix = ''): readonly string[] =>
  fields.flatMap((field) => [
    prefix + field.name,
    ...('fields' in field ? pathsOf(field.fields, `${prefix}${field.name}.`) : []),
  ]);

describe('the place of a refusal', () => {
  it('is a field that some form has', () => {
    const known = new Set(offers.flatMap((offer) => pathsOf(oneAct(offer, false).fields)));
    expect(
      Object.values(places)
        .flat()
        .filter((path) => !known.has(path)),
    ).toEqual([]);
  });

  it.each([
    ['releases', 'INSUFFICIENT_HELD', 'quantity'],
    ['remittances', 'INSUFFICIENT_OWNED', 'quantity'],
    ['restitutions-reserve-releases', 'INSUFFICIENT_RESERVE', 'quantity'],
    ['restitutions-payments', 'OVER_ALLOCATED', 'amount'],
    ['extensions', 'NOT_FROZEN', 'assetId'],
    ['transfers', 'SAME_CUSTODIAN', 'to'],
    ['freezes', 'ORDER_IN_FUTURE', 'order.date'],
    ['freezes', 'ORDER_AFTER_ACT', 'order.date'],
    ['releases', 'EFFECTIVE_BEFORE_TAKING', 'effectiveAt'],
  ])('in the form of %s of %s is beside %s', (id, code, path) => {
    const offer = findOffer(id);
    if (!offer) throw new Error(`there is no form of ${id}`);
    const refused = { code, detail: 'so it is', faults: [], id: 'i', kind: 'refused' } as const;
    const { whole, wrong } = refusalTexts(oneAct(offer, false), [refused], new URLSearchParams());
    expect([whole, [...wrong.keys()]]).toEqual([[], [path]]);
  });

  it.each([
    ['orders', { date: '2027-01-01', orderId: 'O-1' }, 'date'],
    ['finality', { decidedAt: '2027-01-01', 'order.date': '2026-01-01' }, 'decidedAt'],
    ['finality', { decidedAt: '2026-01-01', 'order.date': '2027-01-01' }, 'order.date'],
    ['reversals', { 'appeal.date': '2027-01-01', 'order.date': '2026-01-01' }, 'appeal.date'],
  ])('in the form of %s with %o is at the date that it names', (id, said, path) => {
    const offer = findOffer(id);
    if (!offer) throw new Error(`there is no form of ${id}`);
    const detail = 'The order or decision is dated 2027-01-01, which is still to come.';
    const refused = { code: 'ORDER_IN_FUTURE', detail, faults: [], id: 'i', kind: 'refused' } as const;
    const { wrong } = refusalTexts(oneAct(offer, false), [refused], new URLSearchParams(said));
    expect([...wrong.keys()]).toEqual([path]);
  });
});
