import { describe, it } from 'vitest';
import { by, given } from '../scenario.fixture.ts';
import { investigator, prosecutor } from '../scenario-people.fixture.ts';
import {
  account,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const seizure = { ...hundred, custodian: 'AMLO', order };
const urgency = { legalBasis: 'AMLA s. 48' };

describe('a seizure', () => {
  it('brings property into the case', () => {
    given(opened)
      .when(investigator, 'seizures', { ...seizure, asset: account })
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('of what is frozen takes from the frozen quantity', () => {
    given(opened, frozen())
      .when(investigator, 'seizures', { ...seizure, quantity: '60.00' })
      .posts('held:frozen -60.00 THB of A1 with Bank B', 'held:seized 60.00 THB of A1 with AMLO');
  });

  it('may be of another currency of the account, but not of a thing', () => {
    given(opened, frozen())
      .when(investigator, 'seizures', { ...seizure, unit: 'USD' })
      .posts('source:world -100.00 USD of A1', 'held:seized 100.00 USD of A1 with AMLO');
    given(opened, seized({ asset: house, quantity: '1', unit: 'item' }))
      .when(investigator, 'freezes', { ...seizure, unit: 'USD' })
      .refuses('THING_NOT_AMOUNT', { assetId: 'A1', unit: 'USD' });
  });

  it('of a thing that was released is never of money', () => {
    const thing = { ...hundred, quantity: '1', unit: 'item' };
    given(
      opened,
      seized({ asset: house, ...thing }),
      by(prosecutor, 'releases', { ...thing, basis: 'order', order, recipient: 'Owner' }),
    )
      .when(investigator, 'seizures', seizure)
      .refuses('THING_NOT_AMOUNT');
  });

  it('can’t rest on an order that was made after it, unless it was urgent', () => {
    const early = { ...seizure, asset: account, effectiveAt: '2025-12-15T03:00:00Z' };
    given(opened)
      .when(investigator, 'seizures', early)
      .refuses('ORDER_AFTER_ACT', { date: '2025-12-17', effectiveAt: '2025-12-15T03:00:00Z' });
    given(opened)
      .when(investigator, 'seizures', { ...early, urgency })
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('rests on an order of the same day, wherever on earth that day begins', () => {
    given(opened)
      .when(investigator, 'seizures', { ...seizure, asset: account, effectiveAt: '2025-12-16T10:00:00Z' })
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('never takes more than is frozen', () => {
    given(opened, frozen())
      .when(investigator, 'seizures', { ...seizure, quantity: '100.01' })
      .refuses('INSUFFICIENT_HELD', { held: '100.00', quantity: '100.01', unit: 'THB' });
  });

  it('needs an order or a legal basis of urgency', () => {
    const { order: _, ...withoutOrder } = { ...seizure, asset: account };
    given(opened).when(investigator, 'seizures', withoutOrder).refuses('ORDER_REQUIRED');
    given(opened)
      .when(investigator, 'seizures', { ...withoutOrder, urgency })
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('can’t rest on a freeze that has expired, only on a new order', () => {
    const expired = frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-03-17T00:00:00Z' });
    const { order: _, ...withoutOrder } = seizure;
    given(opened, expired).when(investigator, 'seizures', seizure).refuses('ORDER_EXPIRED');
    given(opened, expired)
      .when(investigator, 'seizures', { ...withoutOrder, urgency })
      .refuses('ORDER_EXPIRED');
    given(opened, expired)
      .when(investigator, 'seizures', { ...seizure, order: laterOrder })
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('can’t rest on an expired freeze that has changed hands since either', () => {
    given(
      opened,
      frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-03-17T00:00:00Z' }),
      sent({ from: 'Bank B', to: 'Bank C' }),
      by(investigator, 'transfers/confirmation', { byLetter: 'L-1', transferId: 'T1' }),
    )
      .when(investigator, 'seizures', seizure)
      .refuses('ORDER_EXPIRED');
  });

  it('rests on the freeze that ends first where two were brought together', () => {
    given(
      opened,
      frozen({ custodian: 'Bank C', quantity: '1.00' }),
      frozen({ asset: undefined, expiresAt: '2026-12-17T00:00:00Z', order: laterOrder }),
      sent({ from: 'Bank B', to: 'Bank C' }),
      by(investigator, 'transfers/confirmation', { byLetter: 'L-1', transferId: 'T1' }),
    )
      .when(investigator, 'seizures', { ...seizure, order: laterOrder }, { at: '2026-12-18T00:00:00.000Z' })
      .refuses('ORDER_EXPIRED');
  });

  it('rests on the freeze that ends first where a second one was added to it', () => {
    const more = frozen({
      asset: undefined,
      effectiveAt: '2026-02-17T03:00:00Z',
      order: { ...order, date: '2026-02-16', reference: 'Kor 5/2569' },
      quantity: '0.01',
    });
    const story = given(
      opened,
      frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-03-17T00:00:00Z' }),
      { ...more, at: '2026-02-18T08:00:00.000Z' },
    );
    story
      .when(investigator, 'seizures', { ...seizure, quantity: '100.01' })
      .refuses('ORDER_EXPIRED', { expiredAt: '2026-03-17T00:00:00Z' });
  });

  it('can’t be dated before the freeze that it takes from', () => {
    given(opened, frozen({ effectiveAt: '2025-12-17T03:00:00Z' }))
      .when(investigator, 'seizures', { ...seizure, effectiveAt: '2025-12-17T02:59:59Z' })
      .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: '2025-12-17T03:00:00Z' });
  });

  it('must say from whom where several hold the frozen asset', () => {
    const story = () => given(opened, frozen(), frozen({ asset: undefined, custodian: 'Bank C' }));
    story()
      .when(investigator, 'seizures', seizure)
      .refuses('AMBIGUOUS_LOT', { custodians: 'Bank B, Bank C' });
    story()
      .when(investigator, 'seizures', { ...seizure, fromCustodian: 'Bank C' })
      .posts('held:frozen -100.00 THB of A1 with Bank C', 'held:seized 100.00 THB of A1 with AMLO');
    story()
      .when(investigator, 'seizures', { ...seizure, fromCustodian: 'Bank D' })
      .refuses('NOT_FROZEN', { assetId: 'A1' });
  });

  it('describes what is new, and only that', () => {
    given(opened).when(investigator, 'seizures', seizure).refuses('ASSET_REQUIRED');
    given(opened, frozen())
      .when(investigator, 'seizures', { ...seizure, asset: account })
      .refuses('ASSET_KNOWN');
  });

  it('after a release is a new taking, and nothing flows back', () => {
    const released = by({ ...investigator, role: 'prosecutor', subject: 'p-1' }, 'releases', {
      ...hundred,
      basis: 'order',
      order,
      recipient: 'Owner',
    });
    given(opened, seized(), released)
      .when(investigator, 'seizures', seizure)
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('takes one thing as one asset', () => {
    const houses = { ...seizure, asset: house, assetId: 'H1', unit: 'item' };
    for (const [act, quantity] of [
      ['seizures', '7'],
      ['freezes', '7'],
      ['freezes', 'unknown'],
    ] as const) {
      given(opened)
        .when(investigator, act, { ...houses, quantity })
        .refuses('ITEM_IS_ONE', { assetId: 'H1', quantity });
    }
  });

  it('takes a thing once', () => {
    const item = { assetId: 'H1', custodian: 'Land Office', order, quantity: '1', unit: 'item' };
    given(opened, seized({ ...item, asset: house }))
      .when(investigator, 'seizures', item)
      .refuses('ALREADY_HELD', { assetId: 'H1' });
  });

  it('waits while the property is on its way', () => {
    given(opened, frozen(), sent({ from: 'Bank B' }))
      .when(investigator, 'seizures', seizure)
      .refuses('IN_TRANSIT', { transferId: 'T1' });
  });
});
