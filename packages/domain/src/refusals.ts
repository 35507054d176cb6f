/** One sentence to the person who asked, in each language. `{name}` stands for a parameter of the refusal. */
export interface RefusalText {
  readonly en: string;
  readonly th: string;
}

/** Every reason for which the rules refuse an act, in the words of legal administration. */
export const refusals = {
  AGENCY_MISMATCH: {
    en: 'A case is opened for the own agency, {agency}.',
    th: 'เปิดคดีได้เฉพาะในนามของหน่วยงานตนเอง คือ {agency}',
  },
  ALREADY_CORRECTED: {
    en: 'The entry was corrected before, by entry {by}.',
    th: 'รายการนี้แก้ไขแล้วโดยรายการที่ {by}',
  },
  ALREADY_HELD: {
    en: 'The asset {assetId} is already held in this case.',
    th: 'ทรัพย์สิน {assetId} อยู่ในความครอบครองของคดีนี้แล้ว',
  },
  ALREADY_MONEY: {
    en: 'The unit {unit} is money already: it is converted, not sold.',
    th: '{unit} เป็นเงินอยู่แล้ว ให้บันทึกเป็นการแปลงสกุลเงิน มิใช่การขาย',
  },
  AMBIGUOUS_ACCOUNT: {
    en: '{custodian} holds this asset in several accounts: name one of {accounts} as the account.',
    th: '{custodian} ครอบครองทรัพย์สินนี้อยู่หลายบัญชี โปรดระบุบัญชีหนึ่งใน {accounts}',
  },
  AMBIGUOUS_LOT: {
    en: 'Several custodians hold this asset: name one of {custodians} as the custodian.',
    th: 'ทรัพย์สินนี้มีผู้ดูแลรักษาหลายราย โปรดระบุผู้ดูแลรักษารายหนึ่งใน {custodians}',
  },
  AMOUNT_NOT_THING: {
    en: 'The asset {assetId} is recorded as an amount, not as one thing: give the thing an asset of its own.',
    th: 'ทรัพย์สิน {assetId} บันทึกไว้เป็นจำนวน มิใช่สิ่งของชิ้นเดียว โปรดบันทึกสิ่งของนั้นเป็นทรัพย์สินอีกรายการหนึ่ง',
  },
  ASSET_KNOWN: {
    en: 'The asset {assetId} is already described in this case: leave its description out.',
    th: 'ทรัพย์สิน {assetId} มีรายละเอียดในคดีนี้แล้ว โปรดอย่าระบุรายละเอียดซ้ำ',
  },
  ASSET_REQUIRED: {
    en: 'The asset {assetId} is new in this case: describe it.',
    th: 'ทรัพย์สิน {assetId} ยังไม่มีในคดีนี้ โปรดระบุรายละเอียดของทรัพย์สิน',
  },
  BELOW_THRESHOLD: {
    en: 'What is due to this claim is held, because it is less than {threshold} {unit}, until a later distribution brings more.',
    th: 'ยังจ่ายเงินตามคำขอนี้ไม่ได้ เพราะยอดที่จัดสรรต่ำกว่า {threshold} {unit} ต้องรอการจัดสรรครั้งต่อไปจนครบยอด',
  },
  CASE_CLOSED: { en: 'The case is closed; it must be reopened first.', th: 'คดีปิดแล้ว ต้องเปิดคดีใหม่ก่อน' },
  CASE_EXISTS: {
    en: 'A case with this id is already open: choose another id.',
    th: 'มีคดีที่ใช้รหัสนี้อยู่แล้ว โปรดใช้รหัสอื่น',
  },
  CASE_OPEN: {
    en: 'The case is open: there is nothing to reopen.',
    th: 'คดียังเปิดอยู่ จึงไม่ต้องเปิดใหม่',
  },
  CLAIM_EXISTS: {
    en: 'The claim {claimId} is already admitted in this case.',
    th: 'คดีนี้รับคำขอ {claimId} ไว้แล้ว',
  },
  CLAIM_STATUS: {
    en: 'The claim {claimId} is {status}: only an admitted one is paid, and only for a disputed one is something set aside.',
    th: 'คำขอ {claimId} มีสถานะ {status} จ่ายเงินได้เฉพาะคำขอที่รับแล้ว และกันเงินไว้ได้เฉพาะคำขอที่ยังมีข้อโต้แย้ง',
  },
  CLAIM_UNIT: {
    en: 'The claim {claimId} is in {unit}, not in the unit of this distribution.',
    th: 'คำขอ {claimId} มีหน่วยเป็น {unit} ซึ่งมิใช่หน่วยของการจัดสรรครั้งนี้',
  },
  CLOCK: {
    en: 'The clock of the sending service is more than five minutes off: have it set, then send again.',
    th: 'นาฬิกาของระบบที่ส่งคลาดเคลื่อนเกินกว่าห้านาที โปรดปรับนาฬิกาให้ถูกต้องแล้วส่งใหม่',
  },
  CORRECTION_BLOCKED: {
    en: 'What the entry brought has gone on since: correct, return or void these entries first: {sequences}.',
    th: 'สิ่งที่รายการนี้บันทึกไว้มีการดำเนินการต่อแล้ว โปรดแก้ไขหรือคืนรายการต่อไปนี้ก่อน ได้แก่ {sequences}',
  },
  CORRECTION_TIME: {
    en: 'A correction takes effect when what it corrects did, at {effectiveAt}: leave the time out.',
    th: 'การแก้ไขมีผลตั้งแต่เวลาที่รายการเดิมมีผล คือ {effectiveAt} โปรดอย่าระบุเวลา',
  },
  CREDIT_UNIT: {
    en: 'What the return counts for is stated in {unit}, the unit of the claim {claimId}.',
    th: 'ต้องระบุมูลค่าที่หักจากคำขอ {claimId} เป็นหน่วย {unit} ซึ่งเป็นหน่วยของคำขอ',
  },
  DEDUCTIONS_EXCEED: {
    en: 'Costs and liens are {deductions} {unit} together, more than the gross of {gross}.',
    th: 'ค่าใช้จ่ายและภาระผูกพันรวม {deductions} {unit} เกินกว่าราคาขาย {gross} {unit}',
  },
  DISTRIBUTION_EXISTS: {
    en: 'The distribution {restitutionId} is already recorded.',
    th: 'บันทึกการจัดสรร {restitutionId} ไว้แล้ว',
  },
  EFFECTIVE_BEFORE_TAKING: {
    en: 'The act is dated before the property was taken ({takenAt}).',
    th: 'การดำเนินการลงเวลาก่อนที่จะยึดหรืออายัดทรัพย์สิน ({takenAt})',
  },
  EFFECTIVE_IN_FUTURE: {
    en: 'The act is dated more than 24 hours ahead of its recording.',
    th: 'การดำเนินการลงเวลาล่วงหน้าเกินกว่า 24 ชั่วโมงนับจากเวลาที่บันทึก',
  },
  ERASURE_NOT_AGREED: {
    en: 'Two officers of the vault have not agreed yet that the identity {person} is to be erased.',
    th: 'เจ้าหน้าที่คลังข้อมูลบุคคลสองคนยังมิได้เห็นชอบให้ลบตัวตนของ {person}',
  },
  FREEZE_EXPIRED: {
    en: 'One of the freezes that would come together there has been expired since {expiredAt}: extend or release what has expired first.',
    th: 'การอายัดรายการหนึ่งที่จะรวมกันสิ้นผลตั้งแต่ {expiredAt} โปรดขยายระยะเวลาอายัดหรือปล่อยทรัพย์สินที่การอายัดสิ้นผลแล้วก่อน',
  },
  GROUND_REQUIRED: {
    en: 'What is only held is sold on a ground of the law: name it.',
    th: 'ทรัพย์สินที่ยังไม่ตกเป็นของแผ่นดินจะขายได้เมื่อมีเหตุตามกฎหมายเท่านั้น โปรดระบุเหตุ',
  },
  HELD_NOT_ORDERED: {
    en: 'Held money is distributed only under an order that is registered in this case and says so (from: held): cite it by its id.',
    th: 'จัดสรรเงินที่ยังอยู่ระหว่างยึดหรืออายัดได้เฉพาะเมื่อมีคำสั่งที่ลงทะเบียนในคดีนี้และระบุไว้ (from: held) โปรดอ้างรหัสคำสั่ง',
  },
  ID_REUSED: {
    en: 'This Idempotency-Key already stands for another instruction: use a new one.',
    th: 'Idempotency-Key นี้ใช้กับคำสั่งดำเนินการอื่นแล้ว โปรดใช้ค่าใหม่',
  },
  INSUFFICIENT_HELD: {
    en: 'Only {held} {unit} is held, {quantity} was asked for.',
    th: 'มีทรัพย์สินที่ยึดหรืออายัดไว้เพียง {held} {unit} แต่ขอดำเนินการ {quantity} {unit}',
  },
  INSUFFICIENT_OWNED: {
    en: 'Only {owned} {unit} is owned by the State and not yet allocated.',
    th: 'ทรัพย์สินที่ตกเป็นของแผ่นดินและยังมิได้จัดสรรมีเพียง {owned} {unit}',
  },
  INSUFFICIENT_RESERVE: {
    en: 'Only {reserved} {unit} is set aside there.',
    th: 'มีเงินที่กันไว้ส่วนนี้เพียง {reserved} {unit}',
  },
  IN_TRANSIT: {
    en: 'The property is on its way under transfer {transferId}, which must be settled first.',
    th: 'ทรัพย์สินอยู่ระหว่างการส่งมอบตามรายการ {transferId} ซึ่งต้องดำเนินการให้แล้วเสร็จก่อน',
  },
  ITEM_IS_ONE: {
    en: 'An item is one thing, not {quantity}: give {assetId} the quantity 1, and each other thing its own asset.',
    th: 'สิ่งของหนึ่งรายการคือหนึ่งชิ้น มิใช่ {quantity} โปรดบันทึก {assetId} เป็นจำนวน 1 และบันทึกสิ่งของชิ้นอื่นเป็นทรัพย์สินแยกรายการ',
  },
  LEFT_ALREADY: {
    en: 'Only {there} {unit} of it is there; what has left comes back when the State pays it: name that part as the shortfall.',
    th: 'คงเหลืออยู่เพียง {there} {unit} ส่วนที่จ่ายออกไปแล้วจะคืนได้เมื่อรัฐเป็นผู้จ่ายแทน โปรดระบุส่วนนั้นเป็นส่วนที่ขาด',
  },
  NEW_ORDER_REQUIRED: {
    en: 'A freeze is extended by a new order: not one it has rested on, nor one dated before it.',
    th: 'การขยายระยะเวลาอายัดต้องมีคำสั่งใหม่ มิใช่คำสั่งที่ใช้อายัดอยู่เดิมหรือคำสั่งที่ลงวันที่ก่อนหน้านั้น',
  },
  NOTHING_ACCRUES: {
    en: 'Nothing accrues to {assetId}, which is one thing: record what came of it as an asset of its own.',
    th: '{assetId} เป็นสิ่งของชิ้นเดียว ไม่มีดอกผลเพิ่มขึ้นในตัว โปรดบันทึกสิ่งที่งอกเงยเป็นทรัพย์สินอีกรายการหนึ่ง',
  },
  NOTHING_AMENDED: {
    en: 'The claim {claimId} already says all of that: nothing would change.',
    th: 'คำขอ {claimId} มีข้อมูลตามนี้อยู่แล้ว ไม่มีสิ่งใดเปลี่ยนแปลง',
  },
  NOTHING_OUTSTANDING: {
    en: 'Nothing in {unit} is outstanding to these claims any more: there is nothing to distribute.',
    th: 'คำขอเหล่านี้ไม่มียอดค้างชำระเป็น {unit} อีก จึงไม่มีสิ่งใดให้จัดสรร',
  },
  NOT_APPROVER: {
    en: 'The second person must be one of: {roles}; a court of the case’s jurisdiction, {jurisdiction}, anyone else of its agency, {agency}.',
    th: 'ผู้อนุมัติต้องเป็น {roles} โดยศาลต้องอยู่ในเขตอำนาจของคดี คือ {jurisdiction} ส่วนผู้อื่นต้องสังกัดหน่วยงานของคดี คือ {agency}',
  },
  NOT_CATCHING_UP: {
    en: 'By the method {method} nobody can catch up: choose another method, or leave catchUp out.',
    th: 'วิธี {method} ไม่สามารถให้คำขอที่มาทีหลังรับเงินไล่ทันได้ โปรดเลือกวิธีอื่นหรือไม่ระบุ catchUp',
  },
  NOT_CHOSEN: {
    en: 'This distribution is not for the claim {claimId}: no share of it can be set aside.',
    th: 'การจัดสรรครั้งนี้ไม่รวมคำขอ {claimId} จึงกันส่วนแบ่งของคำขอนี้ไว้ไม่ได้',
  },
  NOT_CONVERTIBLE: {
    en: 'The unit {from} doesn’t become {to} by conversion: only money becomes other money, and a token another token.',
    th: 'ไม่อาจแปลง {from} เป็น {to} ได้ การแปลงทำได้เฉพาะเงินเป็นเงินสกุลอื่น หรือโทเคนเป็นโทเคนอื่น',
  },
  NOT_CORRECTABLE: {
    en: 'The entry {sequence} can’t be taken back by a correction: payments and transfers are returned, distributions voided, claims amended, and other entries move nothing.',
    th: 'รายการที่ {sequence} ไม่อาจแก้ไขด้วยการกลับรายการได้ การจ่ายและการโอนให้ใช้การคืน การจัดสรรให้ใช้การยกเลิก คำขอให้ใช้การแก้ไขคำขอ ส่วนรายการอื่นไม่มีการเคลื่อนไหวของทรัพย์สิน',
  },
  NOT_CUSTODIAN: {
    en: 'Only {custodian}, who holds the property, can send it.',
    th: 'เฉพาะ {custodian} ซึ่งครอบครองทรัพย์สินเท่านั้นที่ส่งมอบได้',
  },
  NOT_DIVISIBLE: {
    en: 'A quantity in {unit} can’t be divided among claims.',
    th: 'จำนวนที่เป็นหน่วย {unit} ไม่อาจแบ่งให้แก่คำขอต่าง ๆ ได้',
  },
  NOT_EMPTY: {
    en: 'The case still has property, transfers, payments or proposals open.',
    th: 'คดียังมีทรัพย์สิน การส่งมอบ การจ่ายเงิน หรือข้อเสนอที่ยังไม่แล้วเสร็จ',
  },
  NOT_EXPIRED: { en: 'The freeze has not expired.', th: 'การอายัดยังไม่สิ้นผล' },
  NOT_FINAL: {
    en: 'The confiscation is not final yet; only what is finally confiscated can be given out.',
    th: 'คำสั่งริบยังไม่ถึงที่สุด จ่ายหรือจำหน่ายได้เฉพาะทรัพย์สินที่ริบถึงที่สุดแล้ว',
  },
  NOT_FROZEN: {
    en: 'Nothing of the asset {assetId} is frozen there.',
    th: 'ไม่มีส่วนใดของทรัพย์สิน {assetId} ที่อายัดไว้ ณ ที่นั้น',
  },
  NOT_HELD: {
    en: 'Nothing of the asset {assetId} is held in this case.',
    th: 'คดีนี้ไม่ได้ครอบครองส่วนใดของทรัพย์สิน {assetId}',
  },
  NOT_IN_CLASS: {
    en: 'The claim {claimId} is of the class {priority}, which this distribution does not have.',
    th: 'คำขอ {claimId} อยู่ในลำดับ {priority} ซึ่งไม่มีในการจัดสรรครั้งนี้',
  },
  NOT_IN_KIND: {
    en: 'Money ({unit}) is given back by a distribution, which an order allows: a return in kind is of things and tokens.',
    th: 'เงิน ({unit}) คืนได้โดยการจัดสรรตามคำสั่งเท่านั้น การคืนเป็นทรัพย์ใช้กับสิ่งของและโทเคน',
  },
  NOT_LONGER: {
    en: 'Nothing of the asset {assetId} is frozen with an earlier end: give an end that is later.',
    th: 'ไม่มีส่วนใดของทรัพย์สิน {assetId} ที่การอายัดสิ้นสุดก่อนเวลานั้น โปรดระบุเวลาสิ้นสุดที่ช้ากว่าเดิม',
  },
  NOT_MONEY: {
    en: 'This act is about money, and {unit} is not a currency.',
    th: '{unit} มิใช่สกุลเงิน การดำเนินการนี้ทำได้กับเงินเท่านั้น',
  },
  NOT_PROPOSER: { en: 'Only the person who made it can take it back.', th: 'เฉพาะผู้ที่ทำรายการไว้เท่านั้นที่ถอนได้' },
  NOT_RECEIVER: {
    en: 'Only the receiver, {receiver}, can answer for it, or who sent the property by its letter.',
    th: 'เฉพาะผู้รับ คือ {receiver} เท่านั้นที่ยืนยันหรือปฏิเสธได้ หรือผู้ส่งบันทึกตามหนังสือของผู้รับ',
  },
  NOT_SENDER: {
    en: 'Only who sent the property can enter the receiver’s letter; the receiver answers without one.',
    th: 'เฉพาะผู้ส่งทรัพย์สินเท่านั้นที่บันทึกหนังสือของผู้รับได้ ผู้รับตอบได้เองโดยไม่ต้องมีหนังสือ',
  },
  NO_CLAIMS: { en: 'No claim in {unit} is admitted in this case.', th: 'คดีนี้ไม่มีคำขอที่รับไว้เป็นหน่วย {unit}' },
  NO_REPLACEMENT: {
    en: 'The act {act} can’t stand in the place of what is corrected.',
    th: 'การดำเนินการ {act} ไม่อาจใช้แทนรายการที่แก้ไขได้',
  },
  ORDER_AFTER_ACT: {
    en: 'The order is dated {date}, after the act that rests on it ({effectiveAt}).',
    th: 'คำสั่งลงวันที่ {date} ซึ่งภายหลังการดำเนินการที่อาศัยคำสั่งนั้น ({effectiveAt})',
  },
  ORDER_EXISTS: {
    en: 'The order {orderId} is already registered in this case.',
    th: 'คดีนี้ลงทะเบียนคำสั่ง {orderId} ไว้แล้ว',
  },
  ORDER_EXPIRED: { en: 'The order has expired; a new one is needed.', th: 'คำสั่งสิ้นผลแล้ว ต้องมีคำสั่งใหม่' },
  ORDER_IN_FUTURE: {
    en: 'The order or decision is dated {date}, which is still to come.',
    th: 'คำสั่งหรือคำวินิจฉัยลงวันที่ {date} ซึ่งยังมาไม่ถึง',
  },
  ORDER_IS_DEBT: {
    en: 'The order {orderId} is a value order: it gives the State a debt, not title to property.',
    th: 'คำสั่ง {orderId} เป็นคำสั่งให้ชำระมูลค่า ก่อให้รัฐมีสิทธิเรียกร้องเท่านั้น มิได้ทำให้มีกรรมสิทธิ์ในทรัพย์สิน',
  },
  ORDER_REQUIRED: {
    en: 'This act needs an order: cite one as “order” (its authority, reference and date, such as “Criminal Court”, “Kor 12/2568”, “2025-12-17”), or one that is registered by its “orderId”.',
    th: 'การดำเนินการนี้ต้องมีคำสั่ง โปรดอ้างคำสั่งใน “order” (ผู้ออกคำสั่ง เลขที่ และวันที่ เช่น “Criminal Court” “Kor 12/2568” “2025-12-17”) หรืออ้างรหัสของคำสั่งที่ลงทะเบียนไว้ใน “orderId”',
  },
  ORDER_TWICE: {
    en: 'Cite the order either inline or by its id, not both.',
    th: 'โปรดอ้างคำสั่งโดยระบุรายละเอียดหรือโดยรหัสเพียงวิธีเดียว',
  },
  ORDER_UNIT: {
    en: 'The order states its sum in {unit}: what is paid on it must be in {unit} too.',
    th: 'คำสั่งกำหนดจำนวนเงินเป็น {unit} การชำระตามคำสั่งต้องเป็น {unit} เช่นกัน',
  },
  OVER_ALLOCATED: {
    en: 'Only {due} {unit} is allocated to this claim and not yet paid.',
    th: 'ยอดที่จัดสรรให้คำขอนี้และยังมิได้จ่ายมีเพียง {due} {unit}',
  },
  OVER_CLAIM: {
    en: 'With this, the claim {claimId} would get more than was lost.',
    th: 'หากทำรายการนี้ คำขอ {claimId} จะได้รับเกินความเสียหาย',
  },
  OVER_COLLECTED: {
    en: 'Only {open} {unit} of this order is still open.',
    th: 'จำนวนที่ยังค้างชำระตามคำสั่งนี้มีเพียง {open} {unit}',
  },
  OVER_CONFISCATED: {
    en: 'Only {confiscated} {unit} of it was confiscated and not given back since.',
    th: 'ส่วนที่ริบไว้และยังมิได้คืนมีเพียง {confiscated} {unit}',
  },
  OVER_RECOVERED: {
    en: 'Prior recoveries are more than the loss.',
    th: 'จำนวนที่ได้รับคืนมาก่อนแล้วเกินกว่าความเสียหาย',
  },
  OWNER_NOT_HEARD: {
    en: 'Before a sale of what is only held the owner is heard: say so, or say why not.',
    th: 'ก่อนขายทรัพย์สินที่ยังไม่ตกเป็นของแผ่นดินต้องรับฟังเจ้าของ โปรดระบุว่าได้รับฟังแล้ว หรือเหตุที่มิได้รับฟัง',
  },
  OWN_AGENCY: {
    en: 'The case is of {agency} itself, which sees it anyway.',
    th: 'คดีนี้เป็นของ {agency} อยู่แล้ว จึงไม่ต้องแบ่งปัน',
  },
  PARENT_REQUIRED: {
    en: 'A fork names the asset that it comes from as its parent.',
    th: 'ทรัพย์สินที่เกิดจากการแยกสายต้องระบุทรัพย์สินต้นทาง',
  },
  PAYMENT_RETURNED: {
    en: 'The payment {paymentId} has already come back.',
    th: 'เงินที่จ่ายตามรายการ {paymentId} ถูกส่งคืนแล้ว',
  },
  PERSON_ERASED: {
    en: 'The identity {person} was erased: nobody can read it any more.',
    th: 'ตัวตนของ {person} ถูกลบแล้ว ไม่มีผู้ใดอ่านได้อีก',
  },
  PERSON_EXISTS: {
    en: 'The identity {person} is already recorded in this case.',
    th: 'ตัวตนของ {person} บันทึกไว้ในคดีนี้แล้ว',
  },
  PRECISION_EXCEEDED: {
    en: '{unit} has {digits} digits behind the point; {quantity} has more.',
    th: '{unit} มีทศนิยมได้ {digits} ตำแหน่ง แต่ {quantity} มีมากกว่านั้น',
  },
  PROPOSAL_CLOSED: { en: 'The proposal is already {state}.', th: 'ข้อเสนอนี้สิ้นสุดแล้วโดยมีสถานะ {state}' },
  PROPOSAL_LAPSED: {
    en: 'The case has changed since: the act would now have another outcome. Propose it again.',
    th: 'คดีเปลี่ยนแปลงไปแล้ว หากดำเนินการขณะนี้จะให้ผลต่างจากที่เสนอไว้ โปรดเสนอใหม่',
  },
  QUANTITY_UNKNOWN: {
    en: 'How much the asset {assetId} holds is not known yet: state it first by an accrual with the reason balance-reported.',
    th: 'ยังไม่ทราบจำนวนของทรัพย์สิน {assetId} โปรดบันทึกจำนวนก่อนโดยระบุเหตุเป็น balance-reported',
  },
  RATE_INVALID: {
    en: 'State one rate, above zero, for each other unit: not so for {unit}.',
    th: 'ต้องระบุอัตราแลกเปลี่ยนที่มากกว่าศูนย์เพียงอัตราเดียวสำหรับหน่วยอื่นแต่ละหน่วย โปรดตรวจสอบหน่วย {unit}',
  },
  RATE_MISMATCH: {
    en: 'At the rate {rate}, {from} is not {to}: the two differ by a minor unit or more.',
    th: '{from} ตามอัตรา {rate} ไม่เท่ากับ {to} โดยต่างกันตั้งแต่หนึ่งหน่วยย่อยขึ้นไป',
  },
  RECEIVER_REGISTERED: {
    en: 'The receiver, {receiver}, is a registered agency: it answers for itself, not by letter.',
    th: 'ผู้รับ {receiver} เป็นหน่วยงานที่ลงทะเบียนไว้ ต้องยืนยันด้วยตนเอง มิใช่โดยหนังสือแจ้ง',
  },
  RECORD_KEY_KNOWN: {
    en: 'The key {id} of {topic} is declared already, and stays as it is.',
    th: 'กุญแจ {id} ของ {topic} ประกาศไว้แล้ว และเปลี่ยนแปลงไม่ได้',
  },
  RECORD_KEY_LEFT_OUT: {
    en: 'The key {id}, by which this was signed, must be declared too, as it is: nothing more would be heard under it.',
    th: 'ต้องประกาศกุญแจ {id} ซึ่งใช้ลงนามรายการนี้ด้วย ตามที่เป็นอยู่ มิฉะนั้นระบบจะไม่รับรายการใดที่ลงนามด้วยกุญแจนี้อีก',
  },
  REPLACEMENT_INVALID: {
    en: 'What is to stand in the place is not a valid body of that act: look at {field}.',
    th: 'ข้อมูลของรายการที่ใช้แทนไม่ถูกต้องตามแบบ โปรดตรวจ {field}',
  },
  ROLE_NOT_PERMITTED: {
    en: 'The role {role} may not ask for this act, but only one of: {roles}.',
    th: 'ผู้มีบทบาท {role} ขอดำเนินการนี้ไม่ได้ ทำได้เฉพาะ {roles}',
  },
  RULES_UNKNOWN: {
    en: 'This ledger knows the rules up to version {known}: bring every ledger up to date first.',
    th: 'ระบบนี้รองรับกฎถึงฉบับที่ {known} เท่านั้น โปรดปรับปรุงระบบทุกเครื่องให้เป็นปัจจุบันก่อน',
  },
  SAME_CASE: {
    en: 'The property is in this case already: name another one as toCase.',
    th: 'ทรัพย์สินอยู่ในคดีนี้แล้ว โปรดระบุคดีอื่นเป็นคดีปลายทาง',
  },
  SAME_CUSTODIAN: { en: 'Sender and receiver are the same.', th: 'ผู้ส่งและผู้รับเป็นรายเดียวกัน' },
  SAME_PERSON: {
    en: 'The second person must be another one than the proposer.',
    th: 'ผู้อนุมัติต้องเป็นคนละคนกับผู้เสนอ',
  },
  SAME_UNIT: {
    en: 'Both sides of the conversion are in {unit}.',
    th: 'หน่วยก่อนและหลังการแปลงเป็น {unit} เหมือนกัน',
  },
  SHARED_ONLY: {
    en: 'The case was shared with your agency to be read: acts are for those whose case it is.',
    th: 'คดีนี้แบ่งปันให้หน่วยงานของท่านอ่านเท่านั้น การดำเนินการเป็นของผู้รับผิดชอบคดี',
  },
  SHORTFALL_BY_LETTER: {
    en: 'A letter can’t write off what is missing: enter it as a refusal, then send what did arrive.',
    th: 'หนังสือของผู้รับไม่อาจใช้ตัดส่วนที่ขาดได้ โปรดบันทึกเป็นการปฏิเสธรับ แล้วส่งมอบส่วนที่ได้รับจริงใหม่',
  },
  SHORTFALL_MISMATCH: {
    en: 'Received and missing are {accounted} {unit} together, but {sent} was sent.',
    th: 'ส่วนที่ได้รับและส่วนที่ขาดรวม {accounted} {unit} แต่ส่งไป {sent} {unit}',
  },
  SHORTFALL_UNDUE: {
    en: 'Only {left} {unit} of what comes back has left: the State pays no more than that.',
    th: 'ส่วนที่จ่ายออกไปแล้วมีเพียง {left} {unit} รัฐจ่ายแทนได้ไม่เกินจำนวนนั้น',
  },
  SUM_WITHOUT_UNIT: {
    en: 'A sum needs its unit, and a unit its sum.',
    th: 'จำนวนเงินต้องมีหน่วย และหน่วยต้องมีจำนวนเงิน',
  },
  THING_NOT_AMOUNT: {
    en: 'The asset {assetId} is one thing, which is never an amount in {unit}: record the money as an asset of its own.',
    th: 'ทรัพย์สิน {assetId} เป็นสิ่งของชิ้นเดียว ไม่อาจเป็นจำนวนในหน่วย {unit} โปรดบันทึกเงินเป็นทรัพย์สินอีกรายการหนึ่ง',
  },
  TRANSFER_SETTLED: { en: 'The transfer is already {state}.', th: 'การส่งมอบนี้สิ้นสุดแล้วโดยมีสถานะ {state}' },
  UNDECIDABLE: {
    en: 'The rules could not decide this act; it changed nothing, and the operators were told.',
    th: 'ระบบไม่อาจวินิจฉัยการดำเนินการนี้ได้ ไม่มีสิ่งใดเปลี่ยนแปลง และได้แจ้งผู้ดูแลระบบแล้ว',
  },
  UNIT_KNOWN: {
    en: 'The unit {unit} is registered already, and stays as it is.',
    th: 'หน่วย {unit} ลงทะเบียนไว้แล้ว และเปลี่ยนแปลงไม่ได้',
  },
  UNKNOWN_ASSET: { en: 'The case has no asset {assetId}.', th: 'คดีนี้ไม่มีทรัพย์สิน {assetId}' },
  UNKNOWN_CASE: { en: 'There is no such case.', th: 'ไม่มีคดีดังกล่าว' },
  UNKNOWN_CLAIM: { en: 'The case has no claim {claimId}.', th: 'คดีนี้ไม่มีคำขอ {claimId}' },
  UNKNOWN_DISTRIBUTION: {
    en: 'The case has no distribution {restitutionId}.',
    th: 'คดีนี้ไม่มีการจัดสรร {restitutionId}',
  },
  UNKNOWN_ENTRY: {
    en: 'The case has no entry {sequence} yet.',
    th: 'คดีนี้ยังไม่มีรายการที่ {sequence}',
  },
  UNKNOWN_ORDER: {
    en: 'The case has no order {orderId}: register it or cite it inline.',
    th: 'คดีนี้ไม่มีคำสั่ง {orderId} โปรดลงทะเบียนคำสั่งหรือระบุรายละเอียดของคำสั่ง',
  },
  UNKNOWN_PAYMENT: {
    en: 'This distribution has no payment {paymentId}.',
    th: 'การจัดสรรครั้งนี้ไม่มีรายการจ่ายเงิน {paymentId}',
  },
  UNKNOWN_PERSON: {
    en: 'The case has no identity {person}.',
    th: 'คดีนี้ไม่มีตัวตนของ {person}',
  },
  UNKNOWN_PROPOSAL: { en: 'The case has no such proposal.', th: 'คดีนี้ไม่มีข้อเสนอดังกล่าว' },
  UNKNOWN_SOURCE: {
    en: 'Nothing of the asset {assetId} can be drawn from there.',
    th: 'ไม่มีเงินของทรัพย์สิน {assetId} ที่จะเบิกจากที่นั่นได้',
  },
  UNKNOWN_TRANSFER: { en: 'The case has no transfer {transferId}.', th: 'คดีนี้ไม่มีการส่งมอบ {transferId}' },
  UNKNOWN_UNIT: {
    en: 'The unit {unit} is not registered: write it as ISO 4217 does (THB), as a token’s alias (BTC, USDT-TRX) or CAIP-19 id, or item.',
    th: 'หน่วย {unit} มิได้ลงทะเบียนไว้ โปรดใช้รหัสตาม ISO 4217 (THB) ชื่อย่อของโทเคน (BTC, USDT-TRX) รหัส CAIP-19 หรือ item',
  },
  VALUE_ORDER_REQUIRED: {
    en: 'A payment on a value order cites, by its id, a value order that the case registered with its sum.',
    th: 'การชำระตามคำสั่งให้ชำระมูลค่าต้องอ้างรหัสคำสั่งที่ลงทะเบียนไว้ในคดีพร้อมจำนวนเงิน',
  },
  ZERO_QUANTITY: { en: 'The quantity is zero.', th: 'จำนวนเป็นศูนย์' },
} as const satisfies Readonly<Record<string, RefusalText>>;

export type RefusalCode = keyof typeof refusals;

/** The sentence of a refusal, with its parameters filled in. */
export function refusalSentence(
  code: RefusalCode,
  params: Readonly<Record<string, string>> = {},
  language: keyof RefusalText = 'en',
): string {
  const template: string = refusals[code][language] || refusals[code].en;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '?');
}
