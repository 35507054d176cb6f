import type { Catalogue } from './words.ts';

/** What the page of policies says. */
export const policyWords = {
  'policies.agencies': { en: 'Registered agencies', th: 'หน่วยงานที่ลงทะเบียน' },
  'policies.agenciesHint': {
    en: 'All of them, one a line. A registered agency confirms itself what it receives: nobody does it by letter.',
    th: 'ทุกหน่วยงาน บรรทัดละหนึ่งหน่วยงาน หน่วยงานที่ลงทะเบียนยืนยันการรับมอบด้วยตนเอง ผู้อื่นยืนยันแทนด้วยหนังสือไม่ได้',
  },
  'policies.approve': { en: 'Approve', th: 'เห็นชอบ' },
  'policies.approveThis': { en: 'Approve policy {id}', th: 'เห็นชอบนโยบาย {id}' },
  'policies.approved': { en: 'The policy is in force.', th: 'นโยบายมีผลใช้บังคับแล้ว' },
  'policies.approvedBy': { en: 'Approved by', th: 'ผู้เห็นชอบ' },
  'policies.explained': {
    en: 'What is said here goes for all cases, once another administrator has approved it.',
    th: 'สิ่งที่กำหนดที่นี่ใช้กับทุกคดี เมื่อผู้ดูแลระบบอีกคนหนึ่งเห็นชอบแล้ว',
  },
  'policies.history': { en: 'Every policy that was proposed', th: 'นโยบายทั้งหมดที่เคยเสนอ' },
  'policies.inForce': { en: 'In force', th: 'ที่ใช้บังคับ' },
  'policies.noAgencies': { en: 'No agency is registered.', th: 'ยังไม่มีหน่วยงานที่ลงทะเบียน' },
  'policies.noThreshold': {
    en: 'None: every payment needs a second person.',
    th: 'ไม่มี: การจ่ายเงินทุกครั้งต้องมีบุคคลที่สองเห็นชอบ',
  },
  'policies.noneProposed': { en: 'No policy was ever proposed.', th: 'ยังไม่เคยมีการเสนอนโยบาย' },
  'policies.none': { en: 'None waits.', th: 'ไม่มีนโยบายที่รออยู่' },
  'policies.own': { en: 'Yours: another administrator approves it', th: 'ของท่าน: ผู้ดูแลระบบคนอื่นเป็นผู้เห็นชอบ' },
  'policies.policy': { en: 'Policy', th: 'นโยบาย' },
  'policies.propose': { en: 'Propose a policy', th: 'เสนอนโยบาย' },
  'policies.proposeHint': {
    en: 'What you leave as it is stays as it is.',
    th: 'ส่วนที่ท่านไม่เปลี่ยนจะคงเดิม',
  },
  'policies.proposed': {
    en: 'Proposed. It waits for another administrator.',
    th: 'เสนอแล้ว กำลังรอผู้ดูแลระบบอีกคนหนึ่ง',
  },
  'policies.proposedBy': { en: 'Proposed by', th: 'ผู้เสนอ' },
  'policies.recordKeys': { en: 'Declared keys of records', th: 'กุญแจลงนามรายการที่ประกาศไว้' },
  'policies.rules': { en: 'Rules version', th: 'รุ่นของกฎ' },
  'policies.revision': { en: 'Revision', th: 'ฉบับแก้ไขที่' },
  'policies.says': { en: 'What it says', th: 'เนื้อหา' },
  'policies.saysAgencies': { en: 'Registered agencies: {list}', th: 'หน่วยงานที่ลงทะเบียน: {list}' },
  'policies.saysNoAgencies': { en: 'No registered agencies', th: 'ไม่มีหน่วยงานที่ลงทะเบียน' },
  'policies.saysRules': { en: 'Rules version {version}', th: 'รุ่นของกฎ {version}' },
  'policies.saysThreshold': {
    en: 'One person pays up to {quantity} {unit}',
    th: 'บุคคลเดียวจ่ายได้ไม่เกิน {quantity} {unit}',
  },
  'policies.says-currency': {
    en: 'Counted besides in {code}: a currency, with {digits} decimal digits',
    th: 'นับเป็น {code} ได้ด้วย: สกุลเงิน ทศนิยม {digits} ตำแหน่ง',
  },
  'policies.says-facts': {
    en: 'Facts are signed by the key {id}, SHA-256 {sha256}; verification names those under a key that is not declared',
    th: 'รายการของระบบลงนามด้วยกุญแจ {id}, SHA-256 {sha256} การตรวจสอบจะชี้รายการที่ลงนามด้วยกุญแจที่ไม่ได้ประกาศ',
  },
  'policies.says-instructions': {
    en: 'Instructions are signed by the key {id}, SHA-256 {sha256}; under a key that is not declared they no longer count',
    th: 'คำสั่งลงนามด้วยกุญแจ {id}, SHA-256 {sha256} คำสั่งที่ลงนามด้วยกุญแจที่ไม่ได้ประกาศใช้ไม่ได้อีกต่อไป',
  },
  'policies.says-token': {
    en: 'Counted besides in {code}: a token, with {digits} decimal digits',
    th: 'นับเป็น {code} ได้ด้วย: โทเคน ทศนิยม {digits} ตำแหน่ง',
  },
  'policies.threshold': { en: 'Up to what sum one person pays', th: 'วงเงินที่บุคคลเดียวจ่ายได้' },
  'policies.thresholdHint': {
    en: 'In one unit. Above it, and in every other unit, a payment needs a second person.',
    th: 'ในหน่วยเดียว หากเกินกว่านี้ และในหน่วยอื่นทุกหน่วย การจ่ายเงินต้องมีบุคคลที่สองเห็นชอบ',
  },
  'policies.units': { en: 'Registered units', th: 'หน่วยนับที่ลงทะเบียน' },
  'policies.waiting': { en: 'Waiting for approval', th: 'รอความเห็นชอบ' },
} as const satisfies Catalogue;
