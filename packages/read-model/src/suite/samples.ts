import type { CaseDocument, ClaimDocument, EntryDocument, LotDocument, OrderDocument } from '../documents.ts';

/** A case with nothing in it yet, but for what a test says of it. */
export function sampleCase(caseId: string, particulars: Partial<CaseDocument> = {}): CaseDocument {
  return {
    id: caseId,
    caseId,
    title: 'Scam compound, Mae Sot',
    titleKey: 'scam compound, mae sot',
    agency: 'TH-CCIB',
    jurisdiction: 'TH',
    timeZone: 'Asia/Bangkok',
    networks: [],
    openedAt: '2026-03-01T09:00:00.000Z',
    status: 'open',
    balances: [],
    custodians: [],
    shared: [],
    frozenUntil: [],
    openClaims: 0,
    openProposals: 0,
    entries: 1,
    position: '0:0',
    headHash: 'sha256:0',
    recordedAt: '2026-03-01T09:00:00.000Z',
    ...particulars,
  };
}

export function sampleLot(caseId: string, assetId: string, quantity = '100.00'): LotDocument {
  const lot = { caseId, assetId, unit: 'THB', account: 'held:frozen', custodian: 'Bank of Siam' } as const;
  return { id: `${caseId}|${assetId}|${lot.unit}|${lot.account}|${lot.custodian}`, ...lot, quantity };
}

/** A record at a place of partition 0. */
export function sampleEntry(index: number, particulars: Partial<EntryDocument> = {}): EntryDocument {
  return {
    id: `00000:${String(index).padStart(15, '0')}`,
    position: `0:${index}`,
    partition: 0,
    index,
    status: 'posted',
    type: 'asset.frozen.v1',
    hash: `sha256:${index}`,
    recordedAt: '2026-03-01T09:00:00.000Z',
    value: `{"index":${index}}`,
    ...particulars,
  };
}

export function sampleClaim(caseId: string, claimId: string): ClaimDocument {
  return {
    id: `${caseId}|${claimId}`,
    caseId,
    claimId,
    person: `person-of-${claimId}`,
    unit: 'THB',
    recognisedLoss: '1000.00',
    priorRecoveries: '0.00',
    creditInKind: '0.00',
    priority: 'victim',
    status: 'admitted',
    allocated: '0.00',
    paid: '0.00',
    returned: '0.00',
    setAside: '0.00',
  };
}

export function sampleOrder(caseId: string, orderId: string): OrderDocument {
  return {
    id: `${orderId}|${caseId}`,
    caseId,
    orderId,
    position: '0:0',
    kind: 'freeze',
    authority: 'Criminal Court',
    reference: 'Kor 12/2568',
    date: '2026-03-01',
  };
}
