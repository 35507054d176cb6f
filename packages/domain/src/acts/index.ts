import type { DefinedAct } from '../act.ts';
import { accrue } from './accrue.ts';
import { admitClaim } from './admit-claim.ts';
import { amendClaim } from './amend-claim.ts';
import { adoptPolicy, relayPolicy } from './adopt-policy.ts';
import { approve } from './approve.ts';
import { approvePolicy } from './approve-policy.ts';
import { cancelTransfer } from './cancel-transfer.ts';
import { closeCase } from './close-case.ts';
import { confirmTransfer } from './confirm-transfer.ts';
import { confiscate } from './confiscate.ts';
import { convert } from './convert.ts';
import { correct } from './correct.ts';
import { cost } from './cost.ts';
import { distribute } from './distribute.ts';
import { extend } from './extend.ts';
import { finalise } from './finalise.ts';
import { freeze } from './freeze.ts';
import { openCase } from './open-case.ts';
import { pay } from './pay.ts';
import { realise } from './realise.ts';
import { agreeErasure, erasePerson, readPerson, recordPerson } from './persons.ts';
import { receive } from './receive.ts';
import { refuseTransfer } from './refuse-transfer.ts';
import { registerOrder } from './register-order.ts';
import { release } from './release.ts';
import { reopenCase } from './reopen-case.ts';
import { remit } from './remit.ts';
import { reverse } from './reverse.ts';
import { releaseReserve } from './release-reserve.ts';
import { returnInKind } from './return-in-kind.ts';
import { returnPayment } from './return-payment.ts';
import { seize } from './seize.ts';
import { rejectPolicy, withdrawPolicy } from './settle-policy.ts';
import { rejectProposal, withdrawProposal } from './settle-proposal.ts';
import { shareCase } from './share-case.ts';
import { share } from './share.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { deliverTransfer, returnTransfer } from './settle-departure.ts';
import { transfer } from './transfer.ts';
import { value } from './value.ts';
import { writeOff } from './write-off.ts';
import { voidAllocation } from './void-allocation.ts';

/** Every act of rules version 1, in the order of property's way through a case. */
export const acts: readonly DefinedAct[] = [
  openCase,
  registerOrder,
  shareCase,
  freeze,
  extend,
  seize,
  accrue,
  value,
  transfer,
  receiveTransfer,
  deliverTransfer,
  returnTransfer,
  confirmTransfer,
  refuseTransfer,
  cancelTransfer,
  writeOff,
  release,
  confiscate,
  finalise,
  reverse,
  realise,
  convert,
  cost,
  receive,
  share,
  remit,
  recordPerson,
  readPerson,
  agreeErasure,
  erasePerson,
  admitClaim,
  amendClaim,
  distribute,
  pay,
  correct,
  returnPayment,
  voidAllocation,
  releaseReserve,
  returnInKind,
  approve,
  rejectProposal,
  withdrawProposal,
  closeCase,
  reopenCase,
  adoptPolicy,
  approvePolicy,
  rejectPolicy,
  withdrawPolicy,
  relayPolicy,
];

const byName = new Map(acts.map((act) => [act.name, act]));

export function findAct(name: string): DefinedAct | undefined {
  return byName.get(name);
}
