/**
 * What every act answers in every state. A row is what is asked (see `asked.fixture.ts`); its cells are grouped by
 * their answer: exactly these legs, the words "no legs", or the code of the refusal; and then the states (see
 * `states.fixture.ts`) in which that is the answer, each of them once in a row. Checked by hand against the rules'
 * table of acts; an answer that changes is a change of the rules.
 */
export const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cases: {
    CASE_EXISTS:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
  },
  orders: {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  access: {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  freezes: {
    'source:world -100.00 THB of A1, held:frozen 100.00 THB of A1 with AMLO':
      'nothing frozen seized transit arrived notFinal owned allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    FREEZE_EXPIRED: 'expired',
    QUANTITY_UNKNOWN: 'unknown',
    THING_NOT_AMOUNT: 'soldHeld soldNotFinal proceeds',
    CASE_CLOSED: 'closed',
  },
  extensions: {
    UNKNOWN_ASSET: 'nothing',
    NOT_LONGER: 'frozen unknown',
    'no legs': 'expired',
    NOT_FROZEN:
      'seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  seizures: {
    'source:world -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO':
      'nothing seized transit arrived notFinal owned allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    'held:frozen -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO': 'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    THING_NOT_AMOUNT: 'soldHeld soldNotFinal proceeds',
    CASE_CLOSED: 'closed',
  },
  'seizures, under the order of the freeze': {
    ASSET_REQUIRED: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO': 'frozen',
    ORDER_EXPIRED: 'expired',
    QUANTITY_UNKNOWN: 'unknown',
    'source:world -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO':
      'seized transit arrived notFinal owned allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    THING_NOT_AMOUNT: 'soldHeld soldNotFinal proceeds',
    CASE_CLOSED: 'closed',
  },
  accruals: {
    UNKNOWN_ASSET: 'nothing',
    'source:world -100.00 THB of A1, held:frozen 100.00 THB of A1 with AMLO': 'frozen expired unknown',
    'source:world -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO':
      'seized transit soldHeld sentBack proposed',
    'source:world -100.00 THB of A1, held:seized 100.00 THB of A1 with Treasury': 'arrived',
    'source:world -100.00 THB of A1, held:confiscated 100.00 THB of A1 with AMLO': 'notFinal soldNotFinal',
    'source:world -100.00 THB of A1, owned:confiscated 100.00 THB of A1 with AMLO': 'owned voided',
    'source:world -100.00 THB of A1, owned:proceeds 100.00 THB of A1 with AMLO': 'proceeds',
    NOT_HELD: 'allocated reserved paid returned released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  valuations: {
    UNKNOWN_ASSET: 'nothing',
    'no legs':
      'frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  transfers: {
    UNKNOWN_ASSET: 'nothing',
    'no legs': 'frozen expired seized notFinal owned soldHeld soldNotFinal proceeds voided sentBack proposed',
    QUANTITY_UNKNOWN: 'unknown',
    IN_TRANSIT: 'transit',
    INSUFFICIENT_HELD:
      'arrived allocated reserved paid returned released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  'transfers/confirmation': {
    UNKNOWN_CASE:
      'nothing frozen expired unknown seized notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
    'no legs': 'transit',
    TRANSFER_SETTLED: 'arrived',
  },
  'transfers/confirmation, of less than was sent': {
    UNKNOWN_CASE:
      'nothing frozen expired unknown seized notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
    'held:seized -1.00 THB of A1 with AMLO during T1, out:lost 1.00 THB of A1 during T1': 'transit',
    TRANSFER_SETTLED: 'arrived',
  },
  'transfers/refusal': {
    UNKNOWN_CASE:
      'nothing frozen expired unknown seized notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
    'no legs': 'transit',
    TRANSFER_SETTLED: 'arrived',
  },
  'transfers/cancellation': {
    UNKNOWN_TRANSFER:
      'nothing frozen expired unknown seized notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    'no legs': 'transit',
    TRANSFER_SETTLED: 'arrived',
    CASE_CLOSED: 'closed',
  },
  'transfers, to another case': {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO during T5, out:transferred 100.00 THB of A1 during T5':
      'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO during T5, out:transferred 100.00 THB of A1 during T5':
      'seized soldHeld sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:seized -100.00 THB of A1 with Treasury during T5, out:transferred 100.00 THB of A1 during T5':
      'arrived',
    'held:confiscated -100.00 THB of A1 with AMLO during T5, out:transferred 100.00 THB of A1 during T5':
      'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO during T5, out:transferred 100.00 THB of A1 during T5':
      'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO during T5, out:transferred 100.00 THB of A1 during T5':
      'proceeds',
    INSUFFICIENT_HELD: 'allocated reserved paid returned released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  'transfers/receipt': {
    'source:transferred -100.00 THB of A1 during T6, held:seized 100.00 THB of A1 with AMLO during T6':
      'nothing frozen expired unknown seized transit arrived notFinal owned allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    THING_NOT_AMOUNT: 'soldHeld soldNotFinal proceeds',
    CASE_CLOSED: 'closed',
  },
  'transfers/delivery': {
    UNDECIDABLE:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened delivered sentBack proposed',
    CASE_CLOSED: 'closed',
    'no legs': 'leaving',
  },
  'transfers/return': {
    UNDECIDABLE:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened delivered sentBack proposed',
    CASE_CLOSED: 'closed',
    'out:transferred -100.00 THB of A1 during T4, held:seized 100.00 THB of A1 with AMLO during T4':
      'leaving',
  },
  'write-offs': {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, out:lost 100.00 THB of A1': 'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO, out:lost 100.00 THB of A1': 'seized soldHeld sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:seized -100.00 THB of A1 with Treasury, out:lost 100.00 THB of A1': 'arrived',
    'held:confiscated -100.00 THB of A1 with AMLO, out:lost 100.00 THB of A1': 'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, out:lost 100.00 THB of A1': 'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, out:lost 100.00 THB of A1': 'proceeds',
    INSUFFICIENT_HELD: 'allocated reserved paid returned released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  releases: {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, out:released 100.00 THB of A1': 'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO, out:released 100.00 THB of A1':
      'seized transit soldHeld sentBack proposed',
    'held:seized -100.00 THB of A1 with Treasury, out:released 100.00 THB of A1': 'arrived',
    INSUFFICIENT_HELD:
      'notFinal owned soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  'releases, because the freeze ran out': {
    UNKNOWN_ASSET: 'nothing',
    NOT_EXPIRED: 'frozen seized transit arrived soldHeld sentBack proposed',
    'held:frozen -100.00 THB of A1 with AMLO, out:released 100.00 THB of A1': 'expired',
    QUANTITY_UNKNOWN: 'unknown',
    INSUFFICIENT_HELD:
      'notFinal owned soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  confiscations: {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, owned:confiscated 100.00 THB of A1 with AMLO': 'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO, owned:confiscated 100.00 THB of A1 with AMLO':
      'seized transit sentBack proposed',
    'held:seized -100.00 THB of A1 with Treasury, owned:confiscated 100.00 THB of A1 with Treasury':
      'arrived',
    INSUFFICIENT_HELD:
      'notFinal owned soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    'held:seized -100.00 THB of A1 with AMLO, owned:proceeds 100.00 THB of A1 with AMLO': 'soldHeld',
    CASE_CLOSED: 'closed',
  },
  'confiscations, not yet final': {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, held:confiscated 100.00 THB of A1 with AMLO': 'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO, held:confiscated 100.00 THB of A1 with AMLO':
      'seized transit soldHeld sentBack proposed',
    'held:seized -100.00 THB of A1 with Treasury, held:confiscated 100.00 THB of A1 with Treasury': 'arrived',
    INSUFFICIENT_HELD:
      'notFinal owned soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  finality: {
    UNKNOWN_ASSET: 'nothing',
    INSUFFICIENT_HELD:
      'frozen expired unknown seized transit arrived owned soldHeld proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    'held:confiscated -100.00 THB of A1 with AMLO, owned:confiscated 100.00 THB of A1 with AMLO': 'notFinal',
    'held:confiscated -100.00 THB of A1 with AMLO, owned:proceeds 100.00 THB of A1 with AMLO': 'soldNotFinal',
    CASE_CLOSED: 'closed',
  },
  reversals: {
    UNKNOWN_ASSET: 'nothing',
    OVER_CONFISCATED:
      'frozen expired unknown seized transit arrived soldHeld released lost reopened leaving delivered sentBack proposed',
    'held:confiscated -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO':
      'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO': 'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO': 'proceeds',
    LEFT_ALREADY: 'allocated reserved paid returned remitted',
    CASE_CLOSED: 'closed',
  },
  'reversals, of which the State pays all': {
    UNKNOWN_ASSET: 'nothing',
    OVER_CONFISCATED:
      'frozen expired unknown seized transit arrived soldHeld released lost reopened leaving delivered sentBack proposed',
    SHORTFALL_UNDUE: 'notFinal owned soldNotFinal proceeds voided',
    'source:state -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO':
      'allocated reserved paid returned remitted',
    CASE_CLOSED: 'closed',
  },
  realisations: {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -1 item of V1 with AMLO, out:sold 1 item of V1, source:sale -900.00 THB of V1, held:frozen 580.00 THB of V1 with AMLO, out:costs 20.00 THB of V1, out:liens 300.00 THB of V1':
      'frozen expired unknown',
    'held:seized -1 item of V1 with AMLO, out:sold 1 item of V1, source:sale -900.00 THB of V1, held:seized 580.00 THB of V1 with AMLO, out:costs 20.00 THB of V1, out:liens 300.00 THB of V1':
      'seized arrived soldHeld leaving delivered sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:confiscated -1 item of V1 with AMLO, out:sold 1 item of V1, source:sale -900.00 THB of V1, held:confiscated 580.00 THB of V1 with AMLO, out:costs 20.00 THB of V1, out:liens 300.00 THB of V1':
      'notFinal soldNotFinal',
    'owned:confiscated -1 item of V1 with AMLO, out:sold 1 item of V1, source:sale -900.00 THB of V1, owned:proceeds 580.00 THB of V1 with AMLO, out:costs 20.00 THB of V1, out:liens 300.00 THB of V1':
      'owned proceeds allocated reserved paid returned voided',
    INSUFFICIENT_HELD: 'released lost remitted reopened',
    CASE_CLOSED: 'closed',
  },
  'realisations, without a ground': {
    UNKNOWN_ASSET: 'nothing',
    GROUND_REQUIRED:
      'frozen expired unknown seized transit arrived notFinal soldHeld soldNotFinal leaving delivered sentBack proposed',
    'owned:confiscated -1 item of V1 with AMLO, out:sold 1 item of V1, source:sale -900.00 THB of V1, owned:proceeds 900.00 THB of V1 with AMLO':
      'owned proceeds allocated reserved paid returned voided',
    INSUFFICIENT_HELD: 'released lost remitted reopened',
    CASE_CLOSED: 'closed',
  },
  conversions: {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -100.00 THB of A1 with AMLO, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, held:frozen 3.00 USD of A1 with AMLO':
      'frozen expired',
    QUANTITY_UNKNOWN: 'unknown',
    'held:seized -100.00 THB of A1 with AMLO, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, held:seized 3.00 USD of A1 with AMLO':
      'seized soldHeld sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:seized -100.00 THB of A1 with Treasury, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, held:seized 3.00 USD of A1 with Treasury':
      'arrived',
    'held:confiscated -100.00 THB of A1 with AMLO, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, held:confiscated 3.00 USD of A1 with AMLO':
      'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, owned:confiscated 3.00 USD of A1 with AMLO':
      'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, out:converted 100.00 THB of A1, source:converted -3.00 USD of A1, owned:proceeds 3.00 USD of A1 with AMLO':
      'proceeds',
    INSUFFICIENT_HELD: 'allocated reserved paid returned released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  costs: {
    UNKNOWN_ASSET: 'nothing',
    INSUFFICIENT_OWNED:
      'frozen expired unknown seized transit arrived soldHeld allocated reserved paid returned released lost remitted reopened leaving delivered sentBack proposed',
    NOT_FINAL: 'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, out:costs 100.00 THB of A1': 'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, out:costs 100.00 THB of A1': 'proceeds',
    CASE_CLOSED: 'closed',
  },
  'costs, of what is held': {
    UNKNOWN_ASSET: 'nothing',
    INSUFFICIENT_HELD:
      'frozen expired unknown notFinal owned soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    'held:seized -100.00 THB of A1 with AMLO, out:costs 100.00 THB of A1':
      'seized soldHeld sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:seized -100.00 THB of A1 with Treasury, out:costs 100.00 THB of A1': 'arrived',
    CASE_CLOSED: 'closed',
  },
  'costs, paid by the State': {
    'source:state -100.00 THB, out:costs 100.00 THB':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  'receipts-in': {
    'source:world -7.00 THB, owned:proceeds 7.00 THB with Treasury':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  shares: {
    INSUFFICIENT_OWNED:
      'nothing frozen expired unknown seized transit arrived soldHeld allocated reserved paid returned released lost remitted reopened leaving delivered sentBack proposed',
    NOT_FINAL: 'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, out:shared 100.00 THB of A1': 'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, out:shared 100.00 THB of A1': 'proceeds',
    CASE_CLOSED: 'closed',
  },
  remittances: {
    UNKNOWN_ASSET: 'nothing',
    INSUFFICIENT_OWNED:
      'frozen expired unknown seized transit arrived soldHeld allocated reserved paid returned released lost remitted reopened leaving delivered sentBack proposed',
    NOT_FINAL: 'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, out:state 100.00 THB of A1': 'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO, out:state 100.00 THB of A1': 'proceeds',
    CASE_CLOSED: 'closed',
  },
  claims: {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  'claims/amendment': {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  restitutions: {
    INSUFFICIENT_OWNED:
      'nothing frozen expired unknown seized transit arrived soldHeld allocated reserved paid returned released lost remitted reopened leaving delivered sentBack proposed',
    NOT_FINAL: 'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO under R2, due:allocated 100.00 THB of A1 with AMLO for C1 under R2':
      'owned voided',
    'owned:proceeds -100.00 THB of A1 with AMLO under R2, due:allocated 100.00 THB of A1 with AMLO for C1 under R2':
      'proceeds',
    CASE_CLOSED: 'closed',
  },
  'restitutions, of what is held': {
    INSUFFICIENT_HELD:
      'nothing unknown transit owned proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    'held:frozen -100.00 THB of A1 with AMLO under R2, due:allocated 100.00 THB of A1 with AMLO for C1 under R2':
      'frozen expired',
    'held:seized -100.00 THB of A1 with AMLO under R2, due:allocated 100.00 THB of A1 with AMLO for C1 under R2':
      'seized soldHeld sentBack proposed',
    'held:seized -100.00 THB of A1 with Treasury under R2, due:allocated 100.00 THB of A1 with Treasury for C1 under R2':
      'arrived',
    'held:confiscated -100.00 THB of A1 with AMLO under R2, due:allocated 100.00 THB of A1 with AMLO for C1 under R2':
      'notFinal soldNotFinal',
    CASE_CLOSED: 'closed',
  },
  'restitutions/payments': {
    UNKNOWN_DISTRIBUTION:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds released lost remitted reopened leaving delivered sentBack proposed',
    'due:allocated -60.00 THB of A1 with AMLO for C1 under R1, out:restituted 60.00 THB of A1 for C1 under R1':
      'allocated reserved returned',
    OVER_ALLOCATED: 'paid voided',
    CASE_CLOSED: 'closed',
  },
  corrections: {
    NOT_CORRECTABLE: 'nothing unknown allocated reserved paid returned voided leaving delivered sentBack',
    'held:frozen -100.00 THB of A1 with AMLO, source:world 100.00 THB of A1': 'frozen expired',
    'held:seized -100.00 THB of A1 with AMLO, source:world 100.00 THB of A1': 'seized proposed',
    IN_TRANSIT: 'transit',
    CORRECTION_BLOCKED: 'arrived',
    'held:confiscated -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO':
      'notFinal soldNotFinal',
    'owned:confiscated -100.00 THB of A1 with AMLO, held:seized 100.00 THB of A1 with AMLO': 'owned',
    'held:seized -100.00 THB of A1 with AMLO, source:sale 100.00 THB of A1, out:sold -1 item of A1, held:seized 1 item of A1 with AMLO':
      'soldHeld',
    'owned:proceeds -100.00 THB of A1 with AMLO, source:sale 100.00 THB of A1, out:sold -1 item of A1, owned:confiscated 1 item of A1 with AMLO':
      'proceeds',
    'out:released -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO': 'released reopened',
    'out:lost -100.00 THB of A1, held:seized 100.00 THB of A1 with AMLO': 'lost',
    'out:state -100.00 THB of A1, owned:confiscated 100.00 THB of A1 with AMLO': 'remitted',
    CASE_CLOSED: 'closed',
  },
  'corrections, of how A1 came into the case': {
    NOT_CORRECTABLE: 'nothing unknown',
    'held:frozen -100.00 THB of A1 with AMLO, source:world 100.00 THB of A1': 'frozen expired',
    'held:seized -100.00 THB of A1 with AMLO, source:world 100.00 THB of A1': 'seized sentBack proposed',
    IN_TRANSIT: 'transit',
    CORRECTION_BLOCKED:
      'arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered',
    CASE_CLOSED: 'closed',
  },
  'restitutions/payments/returns': {
    UNKNOWN_PAYMENT:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved voided released lost remitted reopened leaving delivered sentBack proposed',
    'out:restituted -100.00 THB of A1 for C1 under R1, due:allocated 100.00 THB of A1 with AMLO for C1 under R1':
      'paid',
    PAYMENT_RETURNED: 'returned',
    CASE_CLOSED: 'closed',
  },
  'restitutions/voids': {
    UNKNOWN_DISTRIBUTION:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds released lost remitted reopened leaving delivered sentBack proposed',
    'due:allocated -60.00 THB of A1 with AMLO for C1 under R1, owned:confiscated 60.00 THB of A1 with AMLO under R1':
      'allocated reserved returned',
    OVER_ALLOCATED: 'paid voided',
    CASE_CLOSED: 'closed',
  },
  'restitutions/reserve-releases': {
    UNKNOWN_DISTRIBUTION:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds released lost remitted reopened leaving delivered sentBack proposed',
    INSUFFICIENT_RESERVE: 'allocated paid returned voided',
    'due:reserve -40.00 THB of A1 with AMLO under R1, owned:confiscated 40.00 THB of A1 with AMLO under R1':
      'reserved',
    CASE_CLOSED: 'closed',
  },
  'restitutions/reserve-releases, to a claim': {
    UNKNOWN_DISTRIBUTION:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds released lost remitted reopened leaving delivered sentBack proposed',
    INSUFFICIENT_RESERVE: 'allocated paid returned voided',
    'due:reserve -40.00 THB of A1 with AMLO under R1, due:allocated 40.00 THB of A1 with AMLO for C1 under R1':
      'reserved',
    CASE_CLOSED: 'closed',
  },
  'returns-in-kind': {
    UNKNOWN_ASSET: 'nothing',
    'held:frozen -1 item of V1 with AMLO for C1, out:restituted 1 item of V1 for C1':
      'frozen expired unknown',
    'held:seized -1 item of V1 with AMLO for C1, out:restituted 1 item of V1 for C1':
      'seized arrived soldHeld leaving delivered sentBack proposed',
    IN_TRANSIT: 'transit',
    'held:confiscated -1 item of V1 with AMLO for C1, out:restituted 1 item of V1 for C1':
      'notFinal soldNotFinal',
    'owned:confiscated -1 item of V1 with AMLO for C1, out:restituted 1 item of V1 for C1':
      'owned proceeds allocated reserved paid returned voided',
    INSUFFICIENT_HELD: 'released lost remitted reopened',
    CASE_CLOSED: 'closed',
  },
  approvals: {
    UNKNOWN_PROPOSAL: 'nothing frozen expired unknown seized transit arrived notFinal owned',
    PROPOSAL_CLOSED:
      'soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack',
    'held:seized -100.00 THB of A1 with AMLO, out:released 100.00 THB of A1': 'proposed',
  },
  rejections: {
    UNKNOWN_PROPOSAL: 'nothing frozen expired unknown seized transit arrived notFinal owned',
    PROPOSAL_CLOSED:
      'soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack',
    'no legs': 'proposed',
  },
  withdrawals: {
    UNKNOWN_PROPOSAL: 'nothing frozen expired unknown seized transit arrived notFinal owned',
    PROPOSAL_CLOSED:
      'soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack',
    'no legs': 'proposed',
  },
  persons: {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  'persons, who is known': {
    PERSON_EXISTS:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  'persons/readings': {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
  },
  'persons/erasure': {
    'no legs':
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
  },
  'persons/erasure/confirmation': {
    ERASURE_NOT_AGREED:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted closed reopened leaving delivered sentBack proposed',
  },
  closure: {
    'no legs': 'nothing released lost remitted reopened',
    NOT_EMPTY:
      'frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided leaving delivered sentBack proposed',
    CASE_CLOSED: 'closed',
  },
  reopening: {
    CASE_OPEN:
      'nothing frozen expired unknown seized transit arrived notFinal owned soldHeld soldNotFinal proceeds allocated reserved paid returned voided released lost remitted reopened leaving delivered sentBack proposed',
    'no legs': 'closed',
  },
};
