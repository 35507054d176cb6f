import type { ActRoute } from '@seizure-ledger/contracts';
import { cancelTransfer } from './acts/cancel-transfer.ts';
import { confirmTransfer } from './acts/confirm-transfer.ts';
import { refuseTransfer } from './acts/refuse-transfer.ts';
import { transferCustody } from './acts/transfer-custody.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [transferCustody, confirmTransfer, refuseTransfer, cancelTransfer];
