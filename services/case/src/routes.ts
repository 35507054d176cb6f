import type { ActRoute } from '@seizure-ledger/contracts';
import { accrue } from './acts/accrue.ts';
import { admitClaim } from './acts/admit-claim.ts';
import { amendClaim } from './acts/amend-claim.ts';
import { close } from './acts/close.ts';
import { openCase } from './acts/open-case.ts';
import { registerOrder } from './acts/register-order.ts';
import { reject } from './acts/reject.ts';
import { value } from './acts/value.ts';
import { withdraw } from './acts/withdraw.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [
  openCase,
  registerOrder,
  accrue,
  value,
  admitClaim,
  amendClaim,
  reject,
  withdraw,
  close,
];
