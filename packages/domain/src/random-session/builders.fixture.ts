import * as cases from './about-cases.fixture.ts';
import * as claims from './about-claims.fixture.ts';
import * as custody from './about-custody.fixture.ts';
import * as judgments from './about-judgments.fixture.ts';
import type { Asked, Asking } from './asking.fixture.ts';
import { correct } from './correction.fixture.ts';

/** What can be asked, by a name of its own; their order is that of the choices, so a new one goes last. */
export const builders = {
  amend: claims.amend,
  accrue: custody.accrue,
  approve: cases.approve,
  ask: cases.ask,
  cancel: custody.cancel,
  convert: judgments.convert,
  correct,
  cost: judgments.cost,
  claim: claims.claim,
  close: cases.close,
  confirm: custody.confirm,
  confiscate: judgments.confiscate,
  distribute: claims.distribute,
  extend: custody.extend,
  finalise: judgments.finalise,
  freeze: custody.freeze,
  leave: custody.leave,
  open: cases.open,
  pay: claims.pay,
  react: cases.react,
  realise: judgments.realise,
  receive: judgments.receive,
  remit: judgments.remit,
  reopen: cases.reopen,
  person: cases.person,
  shareCase: cases.shareCase,
  reverse: judgments.reverse,
  share: judgments.share,
  writeOff: custody.writeOff,
  giveBack: claims.giveBack,
  refuse: custody.refuse,
  register: cases.register,
  release: custody.release,
  returnPaid: claims.returnPaid,
  unreserve: claims.unreserve,
  unallocate: claims.unallocate,
  seize: custody.seize,
  transfer: custody.transfer,
  value: custody.value,
} satisfies Readonly<Record<string, (asking: Asking) => Asked>>;

export type Name = keyof typeof builders;

/** What acts need, and which act brings it there. */
export const needs: readonly (readonly [
  what:
    | 'case'
    | 'claim'
    | 'closed'
    | 'confiscated'
    | 'departure'
    | 'due'
    | 'lot'
    | 'money'
    | 'notFinal'
    | 'owned'
    | 'proposal'
    | 'thing'
    | 'payment'
    | 'reserve'
    | 'underway',
  bringing: Name,
  acts: readonly Name[],
])[] = [
  ['case', 'open', Object.keys(builders) as Name[]],
  [
    'lot',
    'freeze',
    [
      'accrue',
      'leave',
      'transfer',
      'confirm',
      'cancel',
      'refuse',
      'release',
      'confiscate',
      'extend',
      'value',
    ],
  ],
  ['departure', 'leave', ['react']],
  ['closed', 'close', ['reopen']],
  ['thing', 'seize', ['realise']],
  ['lot', 'seize', ['correct', 'convert', 'cost', 'remit', 'reverse', 'share', 'writeOff']],
  ['confiscated', 'confiscate', ['reverse']],
  ['money', 'confiscate', ['share', 'cost']],
  ['owned', 'confiscate', ['remit']],
  ['lot', 'seize', ['finalise', 'distribute', 'pay', 'approve', 'giveBack', 'unallocate', 'unreserve']],
  ['notFinal', 'confiscate', ['finalise']],
  ['underway', 'transfer', ['confirm', 'cancel', 'refuse']],
  ['owned', 'confiscate', ['distribute']],
  ['claim', 'claim', ['amend', 'distribute', 'giveBack', 'pay', 'returnPaid']],
  ['due', 'distribute', ['pay', 'unallocate']],
  ['payment', 'pay', ['returnPaid']],
  ['reserve', 'distribute', ['unreserve']],
  ['proposal', 'release', ['approve']],
];

export const aboutRestitution = [
  ...([
    'amend',
    'approve',
    'approve',
    'approve',
    'distribute',
    'distribute',
    'giveBack',
    'pay',
    'pay',
  ] as const),
  ...([
    'returnPaid',
    'returnPaid',
    'unallocate',
    'unreserve',
    'unreserve',
    'pay',
    'claim',
    'confiscate',
    'close',
  ] as const),
] as const satisfies readonly Name[];

/** Little would ever be paid if what waits for a second person were not settled first. */
export const settledFirst = new Set<Name>(['pay', 'distribute', 'unallocate', 'unreserve']);

/** Acts, those that much depends on more often. */
export const often = [
  ...(Object.keys(builders) as Name[]),
  ...([
    'leave',
    'leave',
    'react',
    'react',
    'react',
    'freeze',
    'freeze',
    'seize',
    'seize',
    'seize',
    'transfer',
    'transfer',
    'transfer',
  ] as const),
  ...(['confirm', 'confirm', 'confiscate', 'confiscate', 'confiscate', 'approve', 'approve'] as const),
  ...([
    'approve',
    'approve',
    'claim',
    'claim',
    'distribute',
    'distribute',
    'pay',
    'ask',
    'distribute',
    'pay',
    'pay',
    'approve',
    'approve',
    'close',
    'accrue',
    'accrue',
    'person',
    'person',
    'person',
    'shareCase',
    'shareCase',
    'correct',
    'correct',
    'reverse',
    'pay',
    'convert',
    'convert',
    'realise',
    'approve',
    'approve',
    'approve',
    'distribute',
    'pay',
    'pay',
    'returnPaid',
    'returnPaid',
    'returnPaid',
    'amend',
    'unreserve',
    'approve',
  ] as const),
] as const;
