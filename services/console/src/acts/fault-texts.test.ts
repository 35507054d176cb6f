import { say, type Word } from '@seizure-ledger/console';
import { expect, it } from 'vitest';
import { oneAct, several } from './act-form.ts';
import { faultTexts } from './fault-texts.ts';
import { findOffer } from './offers.ts';

const reader = { say: (word: Word, params?: Readonly<Record<string, unknown>>) => say('en', word, params) };

function wrongIn(formOf: typeof several, id: string, filled: Readonly<Record<string, string>>) {
  const offer = findOffer(id);
  if (!offer) throw new Error(`nobody may ask for ${id}`);
  const actForm = formOf(offer);
  const { faults } = actForm.read(new URLSearchParams(filled), 'UTC');
  return [...faultTexts({ ...reader, language: 'en' }, actForm, faults).keys()];
}

const order = ['order.authority', 'order.date', 'order.reference'];

it('all that a form lacks is said at once, the parts of its order too', () => {
  const one: typeof several = (offer) => oneAct(offer, false);
  expect(wrongIn(one, 'extensions', {}).toSorted()).toEqual(['assetId', ...order, 'expiresAt'].toSorted());
  expect(wrongIn(one, 'freezes', { 'asset.description': 'Car', 'order.authority': 'Court' })).toEqual(
    expect.arrayContaining(['asset.kind', 'assetId', 'custodian', 'order.date', 'order.reference']),
  );
});

it('of several takings each row says what it lacks, and what they have in common is said once', () => {
  const rows = { 'items.0.assetId': 'A1', 'items.1.quantity': '1.00' };
  const wrong = wrongIn(several, 'freezes', rows);
  expect(wrong).toEqual(expect.arrayContaining(['items.0.quantity', 'items.0.unit', 'items.1.assetId']));
  expect(wrong.filter((path) => path === 'custodian' || path.startsWith('order'))).toEqual(
    expect.arrayContaining(['custodian', ...order]),
  );
});
