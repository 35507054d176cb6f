import type { PaperLanguage } from '@seizure-ledger/paper';

type Said = Readonly<Record<PaperLanguage, string>>;

/** The words of a printed record. */
export const recordWords = {
  approvedBy: { en: 'Approved by', th: 'ผู้อนุมัติ' },
  asset: { en: 'Asset', th: 'ทรัพย์สิน' },
  case: { en: 'Case', th: 'คดี' },
  code: { en: 'QR code of the receipt’s address and the hash', th: 'คิวอาร์โค้ดของที่อยู่ใบรับรองและค่าแฮช' },
  custodian: { en: 'Custodian', th: 'ผู้ดูแลรักษา' },
  description: { en: 'Description', th: 'รายละเอียด' },
  effectiveAt: { en: 'Done at', th: 'วันเวลาที่ดำเนินการ' },
  entry: { en: 'Entry', th: 'รายการที่' },
  evidence: {
    en: 'Receipt of this record: {receipt}. The code holds its address and the hash above.',
    th: 'ใบรับรองของรายการนี้: {receipt} คิวอาร์โค้ดระบุที่อยู่ของใบรับรองและค่าแฮชข้างต้น',
  },
  expiresAt: { en: 'Frozen until', th: 'อายัดถึง' },
  fromCustodian: { en: 'Taken from', th: 'รับมาจากผู้ดูแลรักษาเดิม' },
  hash: { en: 'Hash of the record', th: 'ค่าแฮชของรายการ' },
  holder: { en: 'Holder of the property', th: 'ผู้ครอบครองทรัพย์สิน' },
  interest: { en: 'Share of the title', th: 'ส่วนแห่งกรรมสิทธิ์' },
  kind: { en: 'Kind', th: 'ประเภททรัพย์สิน' },
  location: { en: 'Place', th: 'สถานที่' },
  note: { en: 'Note', th: 'หมายเหตุ' },
  officer: { en: 'Officer', th: 'เจ้าพนักงาน' },
  order: { en: 'Order', th: 'คำสั่ง' },
  owner: { en: 'Owner', th: 'เจ้าของ' },
  page: { en: 'Page {n} of {of}', th: 'หน้า {n} จาก {of}' },
  position: { en: 'Position', th: 'ตำแหน่งในบัญชี' },
  quantity: { en: 'Quantity', th: 'จำนวน' },
  recordedAt: { en: 'Recorded at', th: 'วันเวลาที่บันทึก' },
  recordedBy: { en: 'Recorded by', th: 'ผู้บันทึก' },
  unknown: { en: 'not known yet', th: 'ยังไม่ทราบ' },
  urgency: { en: 'Legal basis of urgency', th: 'ฐานกฎหมายกรณีจำเป็นเร่งด่วน' },
  witness: { en: 'Witness', th: 'พยาน' },
} as const satisfies Readonly<Record<string, Said>>;

/** What a record of taking is called, by its act; of other acts none is printed. */
export const recordTitles: Readonly<Record<string, Said>> = {
  freezes: { en: 'Record of freezing', th: 'บันทึกการอายัดทรัพย์สิน' },
  seizures: { en: 'Record of seizure', th: 'บันทึกการยึดทรัพย์สิน' },
};

export const kindWords: Readonly<Record<string, Said>> = {
  account: { en: 'Account', th: 'บัญชีเงินฝาก' },
  business: { en: 'Business', th: 'กิจการ' },
  cash: { en: 'Cash', th: 'เงินสด' },
  crypto: { en: 'Crypto-asset', th: 'สินทรัพย์ดิจิทัล' },
  jewellery: { en: 'Jewellery', th: 'เครื่องประดับ' },
  livestock: { en: 'Livestock', th: 'ปศุสัตว์' },
  other: { en: 'Other', th: 'อื่น ๆ' },
  'real-estate': { en: 'Real estate', th: 'อสังหาริมทรัพย์' },
  security: { en: 'Security', th: 'หลักทรัพย์' },
  vehicle: { en: 'Vehicle', th: 'ยานพาหนะ' },
};
