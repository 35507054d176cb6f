/** What the worked session sends, for tests to send again or to spoil. */
export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
export const effectiveAt = '2025-12-17T03:00:00Z';

export const opening = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  networks: ['N-1'],
  openedAt: '2025-12-17T02:00:00Z',
  timeZone: 'Asia/Bangkok',
  title: 'Compound 7',
};

export const freeze = {
  asset: {
    description: 'Bank account',
    identifiers: [{ type: 'iban', value: 'DE89 3704 0044 0532 0130 00' }],
    kind: 'account',
  },
  assetId: 'A1',
  custodian: 'Bank B',
  effectiveAt,
  expiresAt: '2027-03-17T00:00:00Z',
  order,
  quantity: '1000000.00',
  unit: 'THB',
};

/** The whole of what was frozen. */
export const million = { assetId: 'A1', effectiveAt, order, quantity: '1000000.00', unit: 'THB' };
export const claim = {
  claimId: 'C1',
  grossLoss: '900000.00',
  order,
  person: 'P-7f3a',
  priority: 'victim',
  priorRecoveries: '0.00',
  unit: 'THB',
};
export const restitution = {
  effectiveAt,
  fund: '600000.00',
  method: 'pro-rata',
  order,
  restitutionId: 'R1',
  unit: 'THB',
};
export const payment = { amount: '600000.00', claimId: 'C1', effectiveAt, paymentReference: 'TT-1' };
export const release = {
  assetId: 'A1',
  basis: 'order',
  order,
  quantity: '1000.00',
  recipient: 'owner-of-record',
  unit: 'THB',
};
