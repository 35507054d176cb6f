import type { ActRoute } from '@seizure-ledger/contracts';
import { cancelTransfer } from './acts/cancel-transfer.ts';
import { confirmTransfer } from './acts/confirm-transfer.ts';
import { receive } from './acts/receive.ts';
import { refuseTransfer } from './acts/refuse-transfer.ts';
import { remit } from './acts/remit.ts';
import { share } from './acts/share.ts';
import { transferCustody } from './acts/transfer-custody.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [
  transferCustody,
  confirmTransfer,
  refuseTransfer,
  cancelTransfer,
  receive,
  share,
  remit,
];
