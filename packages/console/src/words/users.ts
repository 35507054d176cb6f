import type { Catalogue } from './words.ts';

/** What the pages of users say. */
export const userWords = {
  'users.add': { en: 'Make a user', th: 'สร้างผู้ใช้' },
  'users.agency': { en: 'Agency', th: 'หน่วยงาน' },
  'users.agencyHint': { en: 'Such as TH-CCIB.', th: 'เช่น TH-CCIB' },
  'users.choose': { en: 'Choose', th: 'เลือก' },
  'users.disable': { en: 'Disable', th: 'ระงับการใช้งาน' },
  'users.disableThis': { en: 'Disable {name}', th: 'ระงับการใช้งานของ {name}' },
  'users.disableWarning': {
    en: 'They can sign in no more, and this can’t be undone. What they have open ends within 30 minutes.',
    th: 'ผู้ใช้นี้จะเข้าสู่ระบบไม่ได้อีก และยกเลิกการระงับไม่ได้ สิ่งที่เปิดอยู่จะสิ้นสุดภายใน 30 นาที',
  },
  'users.disabled': { en: 'Disabled', th: 'ระงับแล้ว' },
  'users.elsewhere': {
    en: 'People sign in at your agency’s own issuer. Its administrators keep the users.',
    th: 'ผู้ใช้เข้าสู่ระบบผ่านระบบยืนยันตัวตนของหน่วยงานท่าน ผู้ดูแลระบบนั้นเป็นผู้ดูแลรายชื่อผู้ใช้',
  },
  'users.isDisabled': { en: '{name} can sign in no more.', th: '{name} เข้าสู่ระบบไม่ได้อีก' },
  'users.jurisdiction': { en: 'Jurisdiction', th: 'เขตอำนาจ' },
  'users.jurisdictionHint': { en: 'Such as TH or US-IL.', th: 'เช่น TH หรือ US-IL' },
  'users.kind': { en: 'What it is', th: 'ประเภท' },
  'users.machine': { en: 'A program', th: 'โปรแกรม' },
  'users.made': { en: 'Made: {name}', th: 'สร้างแล้ว: {name}' },
  'users.name': { en: 'User name', th: 'ชื่อผู้ใช้' },
  'users.nameHint': {
    en: 'A pseudonymous id, such as inv-7. It stands in the ledger with all that this user does.',
    th: 'รหัสแทนชื่อ เช่น inv-7 ซึ่งจะปรากฏในบัญชีพร้อมทุกการกระทำของผู้ใช้นี้',
  },
  'users.person': { en: 'A person', th: 'บุคคล' },
  'users.role': { en: 'Role', th: 'บทบาท' },
  'users.secretOnce': {
    en: 'This password is shown this once. Hand it over by a way that you trust; nobody can look it up later.',
    th: 'รหัสผ่านนี้แสดงเพียงครั้งเดียว โปรดส่งมอบด้วยวิธีที่ท่านไว้วางใจ จะไม่มีผู้ใดดูรหัสนี้ได้อีก',
  },
  'users.state': { en: 'State', th: 'สถานะ' },
  'users.active': { en: 'Active', th: 'ใช้งานได้' },
  'users.password': { en: 'Password', th: 'รหัสผ่าน' },
  'users.toList': { en: 'Back to the users', th: 'กลับไปที่รายชื่อผู้ใช้' },
  'users.wrong.agency': {
    en: 'Say the agency in 1 to 100 characters',
    th: 'โปรดระบุหน่วยงาน 1 ถึง 100 ตัวอักษร',
  },
  'users.wrong.jurisdiction': {
    en: 'Say the jurisdiction, such as TH or US-IL',
    th: 'โปรดระบุเขตอำนาจ เช่น TH หรือ US-IL',
  },
  'users.wrong.kind': { en: 'Choose a person or a program', th: 'โปรดเลือกบุคคลหรือโปรแกรม' },
  'users.wrong.name': {
    en: 'Choose a name that nobody has: up to 64 letters without accents, digits, and . _ : -',
    th: 'โปรดเลือกชื่อที่ยังไม่มีผู้ใช้ ใช้อักษรอังกฤษ ตัวเลข และ . _ : - ไม่เกิน 64 ตัวอักษร',
  },
  'users.wrong.role': { en: 'Choose a role', th: 'โปรดเลือกบทบาท' },
} as const satisfies Catalogue;
