import { isWord, say, type Word } from '@seizure-ledger/console';
import { acts, findAct } from '@seizure-ledger/contracts';
import { describe, expect, it } from 'vitest';
import { isRare, oneAct, replacing, several } from './act-form.ts';
import { bodyOf, formOfBody } from './body-of-form.ts';
import { type Field, fieldsOf } from './fields.ts';
import { filledIn } from './filled-in.ts';
import { findOffer, type Offer, offers, offersFor } from './offers.ts';
import { labelOf } from './shown-fields.ts';

const zone = 'Asia/Bangkok';
const reader = { language: 'en', say: (word: Word) => say('en', word) } as const;

describe('the forms of acts', () => {
  it('are there for every act of a case that a person asks for', () => {
    const offered = new Set(offers.map(({ act }) => act));
    const elsewhere = /^(approvals|rejections|withdrawals|persons.*|policies.*)$/;
    expect(acts.filter(({ name, reacts }) => !reacts && !elsewhere.test(name) && !offered.has(name))).toEqual(
      [],
    );
  });

  it.each(offers.map((offer) => [offer.id, offer] as const))('%s has words for all of it', (_, offer) => {
    expect([offer.word, offer.group].filter((word) => !isWord(word))).toEqual([]);
    for (const { choices, path } of flat(oneAct(offer, false).fields)) {
      expect(labelOf('th', path), path).not.toMatch(/^field\./);
      expect(
        choices.filter((choice) => !isWord(`choice.${choice}`)),
        path,
      ).toEqual([]);
    }
  });

  it('of a distribution ask first what nobody can leave out', () => {
    const offer = offerNamed('restitutions');
    const names = oneAct(offer, false).fields.map(({ name }) => name);
    expect(names.slice(0, 4)).toEqual(['restitutionId', 'unit', 'fund', 'method']);
    const required = oneAct(offer, false).fields.filter(({ required: must }) => must);
    expect(required.filter(({ name }) => isRare(offer, name))).toEqual([]);
    expect(names.filter((name) => isRare(offer, name))).toHaveLength(11);
  });

  it('give a body back as it was filled in', () => {
    const body = {
      asset: {
        description: 'Bank account\nand card',
        identifiers: [{ type: 'iban', value: 'XX00' }],
        kind: 'account',
      },
      assetId: 'A1',
      custodian: 'Bank B',
      expiresAt: '2027-03-17T00:00:00Z',
      order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
      quantity: 'unknown',
      unit: 'THB',
    };
    const act = findAct('freezes');
    if (!act) throw new Error('there is no act of freezing');
    const fields = fieldsOf(act);
    expect(bodyOf(fields, formOfBody(fields, body), zone)).toEqual(body);
  });

  it('take thousands set apart, and leave out what was left empty', () => {
    const offer = offerNamed('seizures');
    const form = new URLSearchParams({ assetId: ' A1 ', note: '  ', quantity: '1,250,000.50', unit: 'THB' });
    const { acts: asked, faults } = oneAct(offer, true).read(form, zone);
    expect(asked[0]?.body).toEqual({ assetId: 'A1', quantity: '1250000.50', unit: 'THB' });
    expect(faults).toEqual([{ missing: true, path: 'custodian' }]);
  });

  it.each(['12,5', '1.000,5', '1,50', '1250,000', '0,500', '1 2'])(
    'find %s wrong instead of guessing where its point is',
    (quantity) => {
      const form = new URLSearchParams({ assetId: 'A1', custodian: 'AMLO', quantity, unit: 'BTC' });
      const { faults } = oneAct(offerNamed('seizures'), true).read(form, zone);
      expect(faults).toEqual([{ missing: false, path: 'quantity' }]);
    },
  );

  it('show before it is sent what is sent', () => {
    const fields: readonly Field[] = [
      { kind: 'quantity', name: 'amount', required: true },
      { kind: 'lines', name: 'attachments', required: false },
      { kind: 'whole', name: 'sequence', required: true },
      { kind: 'yes', name: 'final', required: true },
    ];
    const form = new URLSearchParams({
      amount: '1 250 000.5',
      attachments: 'a, b',
      final: 'no',
      sequence: '007',
    });
    expect(bodyOf(fields, form, zone)).toEqual({
      amount: '1250000.5',
      attachments: ['a', 'b'],
      final: false,
      sequence: 7,
    });
    expect(filledIn(reader, fields, form, zone).map(({ value }) => value)).toEqual([
      '1,250,000.5',
      'a\nb',
      '7',
      'No',
    ]);
  });

  it('of several takings say of which one something is wrong', () => {
    const offer = offerNamed('freezes');
    const order = { 'order.authority': 'Court', 'order.date': '2025-12-17', 'order.reference': 'Kor 1' };
    const row = (place: number, quantity: string) => ({
      [`items.${place}.assetId`]: `A${place}`,
      [`items.${place}.quantity`]: quantity,
      [`items.${place}.unit`]: 'THB',
    });
    const form = new URLSearchParams({ custodian: 'Bank B', ...order, ...row(0, '5.00'), ...row(1, 'five') });
    const { acts: asked, faults } = several(offer).read(form, zone);
    expect(asked.map(({ body }) => body['assetId'])).toEqual(['A0', 'A1']);
    expect(faults).toEqual([{ missing: false, path: 'items.1.quantity' }]);
  });

  it('in the place of a first taking leave its asset as it is known', () => {
    const first = {
      asset: { identifiers: [{ type: 'iban', value: 'XX00' }], kind: 'account' },
      assetId: 'A1',
      custodian: 'Bank B',
      quantity: '100.00',
      unit: 'THB',
    };
    const actForm = replacing(offerNamed('freezes'), 4);
    const form = formOfBody(actForm.fields, first);
    form.set('reason', 'a digit too many');
    form.set('quantity', '10.00');
    const { asset: _, ...known } = first;
    expect(actForm.read(form, zone).acts[0]?.body).toMatchObject({
      replacement: { act: 'freezes', body: { ...known, quantity: '10.00' } },
      sequence: 4,
    });
    expect(actForm.read(form, zone).acts[0]?.body).not.toHaveProperty('replacement.body.asset');
  });

  it('offer nobody what they may not do, and in a closed case only what opens it', () => {
    const names = (role: string, status?: 'closed') => offersFor(role, status).map(({ id }) => id);
    expect(names('auditor')).toEqual([]);
    expect(names('investigator')).toContain('transfers');
    expect(names('investigator')).not.toContain('transfers-to-case');
    expect(names('prosecutor')).toContain('transfers-to-case');
    expect(names('prosecutor', 'closed')).toEqual(['reopening']);
  });
});

function offerNamed(id: string): Offer {
  const offer = findOffer(id);
  if (!offer) throw new Error(`nobody may ask for ${id}`);
  return offer;
}

interface Flat {
  readonly choices: readonly string[];
  readonly path: string;
}

function flat(fields: readonly Field[], prefix = ''): readonly Flat[] {
  return fields.flatMap((field) => {
    const path = prefix + field.name;
    if (field.kind === 'group' || field.kind === 'list')
      return [{ choices: [], path }, ...flat(field.fields, `${path}.`)];
    return [{ choices: field.kind === 'choice' ? field.choices : [], path }];
  });
}
