import type { Language, Words } from './words.ts';

/** What the pages of signing in say. */
export const signInWords = {
  agency: { en: 'Agency', th: 'หน่วยงาน' },
  again: { en: 'Begin again', th: 'เริ่มใหม่' },
  code: { en: 'One-time code', th: 'รหัสใช้ครั้งเดียว' },
  codeHint: {
    en: 'It was printed in the terminal in which the ledger was started.',
    th: 'รหัสนี้แสดงอยู่ในเทอร์มินัลที่เริ่มระบบบัญชี',
  },
  jurisdiction: { en: 'Jurisdiction', th: 'เขตอำนาจ' },
  jurisdictionHint: { en: 'Such as TH or US-IL.', th: 'เช่น TH หรือ US-IL' },
  leave: { en: 'Sign out of this browser?', th: 'ออกจากระบบในเบราว์เซอร์นี้หรือไม่' },
  makeUser: { en: 'Make the user', th: 'สร้างผู้ใช้' },
  name: { en: 'User name', th: 'ชื่อผู้ใช้' },
  nameHint: {
    en: 'A pseudonymous id, such as inv-1. It stands in the ledger with all that this person does.',
    th: 'รหัสแทนชื่อ เช่น inv-1 ซึ่งจะปรากฏในบัญชีพร้อมทุกการกระทำของบุคคลนี้',
  },
  password: { en: 'Password', th: 'รหัสผ่าน' },
  passwordHint: { en: 'At least 12 characters.', th: 'อย่างน้อย 12 ตัวอักษร' },
  role: { en: 'Role', th: 'บทบาท' },
  setUp: { en: 'Make the first user', th: 'สร้างผู้ใช้คนแรก' },
  setUpDone: { en: 'The user is made. Sign in now.', th: 'สร้างผู้ใช้แล้ว กรุณาเข้าสู่ระบบ' },
  signedInAs: { en: 'Signed in as', th: 'เข้าสู่ระบบในชื่อ' },
  signIn: { en: 'Sign in', th: 'เข้าสู่ระบบ' },
  signOut: { en: 'Sign out', th: 'ออกจากระบบ' },
  tooMany: {
    en: 'Too many attempts for this user. Wait 15 minutes.',
    th: 'ลองหลายครั้งเกินไปสำหรับผู้ใช้นี้ กรุณารอ 15 นาที',
  },
  wentWrong: { en: 'That did not work', th: 'ไม่สำเร็จ' },
  wrongCode: { en: 'This is not the one-time code.', th: 'รหัสใช้ครั้งเดียวไม่ถูกต้อง' },
  wrongFields: { en: 'Mend these fields:', th: 'กรุณาแก้ไขช่องเหล่านี้:' },
  wrongPassword: {
    en: 'This user name and password do not go together.',
    th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type SignInWord = keyof typeof signInWords;

/** All words of signing in, in one language. */
export function signInWordsIn(language: Language): Readonly<Record<SignInWord, string>> {
  const spoken = Object.entries(signInWords).map(([name, word]) => [name, word[language]]);
  return Object.fromEntries(spoken) as Record<SignInWord, string>; // it has the names that it was made from
}
