import type { ActRoute } from '@seizure-ledger/contracts';
import { accrue } from './acts/accrue.ts';
import { admitClaim } from './acts/admit-claim.ts';
import { amendClaim } from './acts/amend-claim.ts';
import { adoptPolicy } from './acts/adopt-policy.ts';
import { approvePolicy } from './acts/approve-policy.ts';
import { close } from './acts/close.ts';
import { correct } from './acts/correct.ts';
import { cost } from './acts/cost.ts';
import { openCase } from './acts/open-case.ts';
import { registerOrder } from './acts/register-order.ts';
import { rejectPolicy } from './acts/reject-policy.ts';
import { reject } from './acts/reject.ts';
import { reopen } from './acts/reopen.ts';
import { shareCase } from './acts/share-case.ts';
import { value } from './acts/value.ts';
import { withdrawPolicy } from './acts/withdraw-policy.ts';
import { withdraw } from './acts/withdraw.ts';
import { writeOff } from './acts/write-off.ts';

/** The acts whose edge this service is. */
export const routes: readonly ActRoute[] = [
  openCase,
  registerOrder,
  shareCase,
  accrue,
  value,
  cost,
  writeOff,
  admitClaim,
  correct,
  amendClaim,
  reject,
  withdraw,
  close,
  reopen,
  adoptPolicy,
  approvePolicy,
  rejectPolicy,
  withdrawPolicy,
];
