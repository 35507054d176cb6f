import { describe, it } from 'vitest';
import { given } from '../scenario.fixture.ts';
import { agencyCourt, investigator, prosecutor } from '../scenario-people.fixture.ts';
import { confiscated, frozen, hundred, opened, order, seized } from '../scenario-steps.fixture.ts';

const confiscation = { ...hundred, final: true, order };
const finality = { ...hundred, decidedAt: '2026-06-01', order };

describe('a confiscation', () => {
  it('that is final makes the property the State’s', () => {
    given(opened, seized())
      .when(agencyCourt, 'confiscations', confiscation)
      .posts('held:seized -100.00 THB of A1 with AMLO', 'owned:confiscated 100.00 THB of A1 with AMLO');
  });

  it('that is not final leaves it held', () => {
    given(opened, frozen())
      .when(prosecutor, 'confiscations', { ...confiscation, final: false })
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'held:confiscated 100.00 THB of A1 with Bank B');
  });

  it('asks which where several lots match, and takes from the one that is named', () => {
    given(opened, seized({ quantity: '60.00' }), frozen({ asset: undefined, custodian: 'AMLO' }))
      .when(prosecutor, 'confiscations', { ...confiscation, quantity: '40.00' })
      .refuses('AMBIGUOUS_ACCOUNT', { accounts: 'held:seized, held:frozen', custodian: 'AMLO' })
      .when(prosecutor, 'confiscations', { ...confiscation, account: 'held:frozen' })
      .posts('held:frozen -100.00 THB of A1 with AMLO', 'owned:confiscated 100.00 THB of A1 with AMLO');
    given(opened, frozen(), seized({ asset: undefined, quantity: '60.00' }))
      .when(prosecutor, 'confiscations', confiscation)
      .refuses('AMBIGUOUS_LOT', { custodians: 'Bank B, AMLO' });
  });

  it('never takes what is not held', () => {
    given(opened, seized())
      .when(prosecutor, 'confiscations', { ...confiscation, quantity: '100.01' })
      .refuses('INSUFFICIENT_HELD')
      .when(prosecutor, 'confiscations', { ...confiscation, assetId: 'A2' })
      .refuses('UNKNOWN_ASSET', { assetId: 'A2' })
      .when(prosecutor, 'confiscations', { ...confiscation, unit: 'USD' })
      .refuses('INSUFFICIENT_HELD', { held: '0', quantity: '100.00', unit: 'USD' });
  });

  it('waits until the quantity is known', () => {
    given(opened, frozen({ quantity: 'unknown' }))
      .when(prosecutor, 'confiscations', confiscation)
      .refuses('QUANTITY_UNKNOWN', { assetId: 'A1' });
  });
});

describe('finality', () => {
  it('makes owned what was confiscated', () => {
    given(opened, seized(), confiscated({ final: false }))
      .when(prosecutor, 'finality', finality)
      .posts('held:confiscated -100.00 THB of A1 with AMLO', 'owned:confiscated 100.00 THB of A1 with AMLO');
  });

  it('is not of a day that is still to come anywhere on earth', () => {
    const date = '2026-11-26';
    given(opened, seized(), confiscated({ final: false }))
      .when(prosecutor, 'finality', { ...finality, decidedAt: date })
      .refuses('ORDER_IN_FUTURE', { date })
      .when(prosecutor, 'finality', { ...finality, decidedAt: '2026-11-24' })
      .posts('held:confiscated -100.00 THB of A1 with AMLO', 'owned:confiscated 100.00 THB of A1 with AMLO');
  });

  it('is of a confiscation, not of a seizure', () => {
    given(opened, seized())
      .when(prosecutor, 'finality', finality)
      .refuses('INSUFFICIENT_HELD', { held: '0', quantity: '100.00', unit: 'THB' });
  });
});

describe('a release', () => {
  const release = { ...hundred, basis: 'order', order, recipient: 'Owner' };
  const expiring = frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-12-17T00:00:00Z' });

  it('gives property back, once a second person agrees', () => {
    const story = given(opened, seized());
    story.when(prosecutor, 'releases', release).proposes();
    given(opened, seized())
      .when(prosecutor, 'releases', release)
      .posts('held:seized -100.00 THB of A1 with AMLO', 'out:released 100.00 THB of A1');
  });

  it('by order needs the order', () => {
    const { order: _, ...withoutOrder } = release;
    given(opened, seized()).when(prosecutor, 'releases', withoutOrder).refuses('ORDER_REQUIRED');
    given(opened, seized())
      .when(prosecutor, 'releases', { ...withoutOrder, basis: 'withdrawal' })
      .posts('held:seized -100.00 THB of A1 with AMLO', 'out:released 100.00 THB of A1');
  });

  it('by expiry needs a freeze that has run out', () => {
    const expiry = { ...release, basis: 'expiry' };
    given(opened, expiring).when(prosecutor, 'releases', expiry).refuses('NOT_EXPIRED');
    given(opened, seized()).when(prosecutor, 'releases', expiry).refuses('NOT_EXPIRED');
    given(opened, expiring)
      .when(prosecutor, 'releases', expiry, { at: '2026-12-17T00:00:00.000Z' })
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'out:released 100.00 THB of A1');
  });

  it('by expiry waits for the end itself, however the release is dated', () => {
    const dated = { ...release, basis: 'expiry', effectiveAt: '2026-12-17T00:00:00Z' };
    given(opened, expiring)
      .when(prosecutor, 'releases', dated, { at: '2026-12-16T23:59:59.999Z' })
      .refuses('NOT_EXPIRED');
  });

  it('by expiry reaches the freeze also where the same custodian holds older property that is seized', () => {
    given(opened, seized({ custodian: 'Bank B' }), frozen({ ...expiring.body, asset: undefined }))
      .when(
        prosecutor,
        'releases',
        { ...release, account: 'held:frozen', basis: 'expiry' },
        { at: '2026-12-17T00:00:00.000Z' },
      )
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'out:released 100.00 THB of A1');
  });

  it('never gives back what is confiscated', () => {
    given(opened, seized(), confiscated({ final: false }))
      .when(prosecutor, 'releases', release)
      .refuses('INSUFFICIENT_HELD');
  });

  it('is not an investigator’s to ask for', () => {
    given(opened, seized())
      .when(investigator, 'releases', release)
      .refuses('ROLE_NOT_PERMITTED', { role: 'investigator', roles: 'prosecutor' });
  });
});
