/** Where the receipt of a case's record is. */
export const receiptAddress = (caseId: string, sequence: number): string =>
  `/api/v1/evidence/receipts/${encodeURIComponent(caseId)}/${sequence}`;
