import type { appliedItems, receiptSources, receivedItems } from '@seizure-ledger/contracts';
import type { PaperLanguage } from '@seizure-ledger/paper';

type Said = Readonly<Record<PaperLanguage, string>>;

/** The words of a printed summary. */
export const summaryWords = {
  account: { en: 'What was received, and what became of it', th: 'รายการรับและการใช้ไป' },
  against: { en: 'Against', th: 'ผู้ถูกบังคับตามคำสั่ง' },
  allocated: { en: 'Allocated', th: 'จัดสรรแล้ว' },
  amount: { en: 'Amount', th: 'จำนวน' },
  applied: { en: 'Became of it', th: 'การใช้ไป' },
  asOf: { en: 'As of', th: 'ณ เวลา' },
  case: { en: 'Case', th: 'คดี' },
  cases: { en: 'Cases', th: 'คดีที่เกี่ยวข้อง' },
  claim: { en: 'Claim', th: 'คำขอ' },
  claims: { en: 'Claims', th: 'คำขอรับคืน' },
  code: { en: 'QR code of the receipt’s address and the hash', th: 'คิวอาร์โค้ดของที่อยู่ใบรับและค่าแฮช' },
  costs: { en: 'Costs by type', th: 'ค่าใช้จ่ายตามประเภท' },
  creditInKind: { en: 'Credit in kind', th: 'คืนเป็นสิ่งของ' },
  date: { en: 'Date', th: 'วันที่' },
  evidence: {
    en: 'Receipt of the last record: {receipt}. The code holds its address and the hash above. With the JSON of this summary at the same position the hash can be computed again; the receipt proves the record without this ledger.',
    th: 'ใบรับของรายการบันทึกล่าสุด: {receipt} คิวอาร์โค้ดระบุที่อยู่ของใบรับและค่าแฮชข้างต้น ค่าแฮชคำนวณซ้ำได้จากสรุปนี้ในรูป JSON ณ ตำแหน่งเดียวกัน และใบรับใช้พิสูจน์รายการบันทึกได้โดยไม่ต้องอาศัยระบบบัญชีนี้',
  },
  fund: { en: 'Fund', th: 'กองทุน' },
  hash: { en: 'Hash of this summary', th: 'ค่าแฮชของสรุปนี้' },
  incomplete: {
    en: 'The order has other cases, which the reader may not see and which are not in this summary.',
    th: 'คำสั่งนี้มีคดีอื่นอีก ซึ่งผู้ขอไม่มีสิทธิ์เข้าถึงและไม่รวมอยู่ในสรุปนี้',
  },
  item: { en: 'Item', th: 'รายการ' },
  judge: { en: 'Judge', th: 'ผู้พิพากษา' },
  method: { en: 'Method', th: 'วิธีเฉลี่ยคืน' },
  none: { en: 'None yet.', th: 'ยังไม่มี' },
  omitted: {
    en: 'No claim has an amount under: {columns}.',
    th: 'ไม่มีคำขอใดมีจำนวนในช่อง: {columns}',
  },
  order: { en: 'Order', th: 'คำสั่ง' },
  orderSum: { en: 'Sum ordered', th: 'จำนวนตามคำสั่ง' },
  outstanding: { en: 'Outstanding', th: 'คงค้าง' },
  page: { en: 'Page {n} of {of}', th: 'หน้า {n} จาก {of}' },
  paid: { en: 'Paid', th: 'จ่ายแล้ว' },
  person: { en: 'Person', th: 'ผู้เสียหาย (นามแฝง)' },
  position: { en: 'Position', th: 'ตำแหน่งในบัญชี' },
  priorRecoveries: { en: 'Recovered before', th: 'ได้รับคืนก่อนหน้า' },
  reason: { en: 'Why', th: 'เหตุผล' },
  receipts: { en: 'What came in, by asset', th: 'รายการรับตามทรัพย์สิน' },
  receivable: { en: 'To be paid back', th: 'ต้องเรียกคืน' },
  received: { en: 'Received', th: 'รายการรับ' },
  recognisedLoss: { en: 'Recognised loss', th: 'ความเสียหายที่รับรอง' },
  registrar: { en: 'Registrar', th: 'เจ้าหน้าที่ศาล' },
  reserve: { en: 'Reserve', th: 'เงินสำรอง' },
  reserved: { en: 'Set aside', th: 'กันไว้' },
  returned: { en: 'Came back', th: 'จ่ายแล้วตีกลับ' },
  round: { en: 'Distribution', th: 'การเฉลี่ยคืน' },
  rounds: { en: 'Distributions', th: 'การเฉลี่ยคืนแต่ละครั้ง' },
  rulesVersion: { en: 'Version of the rules', th: 'รุ่นของหลักเกณฑ์' },
  source: { en: 'From', th: 'ที่มา' },
  title: { en: 'Restitution summary', th: 'สรุปการคืนทรัพย์สินแก่ผู้เสียหาย' },
  total: { en: 'Total', th: 'รวม' },
  type: { en: 'Type', th: 'ประเภท' },
  undistributed: { en: 'Undistributed', th: 'ยังไม่ได้เฉลี่ยคืน' },
  unit: { en: 'Unit', th: 'หน่วย' },
} as const satisfies Readonly<Record<string, Said>>;

export const itemWords: Readonly<Record<(typeof appliedItems | typeof receivedItems)[number], Said>> = {
  converted: { en: 'Converted', th: 'แปลงสกุลเงิน' },
  costs: { en: 'Costs', th: 'ค่าใช้จ่าย' },
  'held:confiscated': { en: 'Held: confiscated, not final', th: 'ครอบครอง: ริบแล้ว คดียังไม่ถึงที่สุด' },
  'held:frozen': { en: 'Held: frozen', th: 'ครอบครอง: อายัด' },
  'held:seized': { en: 'Held: seized', th: 'ครอบครอง: ยึด' },
  liens: { en: 'Liens', th: 'ชำระเจ้าหนี้มีประกัน' },
  lost: { en: 'Lost', th: 'สูญหายหรือเสียหาย' },
  opening: { en: 'Opening balance', th: 'ยอดยกมา' },
  paid: { en: 'Paid to victims, less what came back', th: 'จ่ายผู้เสียหาย หักที่ตีกลับ' },
  receipts: { en: 'Receipts', th: 'รายการรับ' },
  released: { en: 'Released', th: 'คืนหรือเพิกถอนการยึดอายัด' },
  reserves: { en: 'Reserves', th: 'เงินสำรอง' },
  shared: { en: 'Shared with other States', th: 'แบ่งปันแก่รัฐอื่น' },
  sold: { en: 'Sold', th: 'ขาย' },
  state: { en: 'Remitted to the State', th: 'นำส่งรัฐ' },
  transferred: { en: 'Transferred to other cases', th: 'โอนไปคดีอื่น' },
  undistributed: { en: 'Owned, undistributed', th: 'ตกเป็นของแผ่นดิน ยังไม่เฉลี่ยคืน' },
  unpaid: { en: 'Allocated, not yet paid', th: 'จัดสรรแล้ว ยังไม่จ่าย' },
};

export const sourceWords: Readonly<Record<(typeof receiptSources)[number], Said>> = {
  converted: { en: 'Conversion', th: 'การแปลงสกุลเงิน' },
  sale: { en: 'Sale', th: 'การขาย' },
  state: { en: 'The State’s budget', th: 'งบประมาณแผ่นดิน' },
  transferred: { en: 'Another case', th: 'คดีอื่น' },
  world: { en: 'Taken or received', th: 'ยึด อายัด หรือได้รับ' },
};

/** By the names that a distribution's body has. */
export const methodWords: Readonly<Record<string, Said>> = {
  'contested-garment': { en: 'Contested garment', th: 'แบ่งผ้าพิพาท (contested garment)' },
  'equal-awards': { en: 'Equal awards', th: 'ได้รับเท่ากัน' },
  'equal-final-loss': { en: 'Equal final loss', th: 'ความเสียหายคงเหลือเท่ากัน' },
  'equal-losses': { en: 'Equal losses', th: 'เสียเท่ากัน' },
  'net-loss': { en: 'Net loss', th: 'ตามความเสียหายสุทธิ' },
  'pro-rata': { en: 'Pro rata on recognised loss', th: 'ตามสัดส่วนความเสียหายที่รับรอง' },
  'rising-tide': { en: 'Rising tide', th: 'ระดับน้ำขึ้น (rising tide)' },
};
