import type { Account } from '@seizure-ledger/contracts';
import type { Words } from './words.ts';

/** The accounts of a case in words. */
export const accountWords: Readonly<Record<Account, Words>> = {
  'held:frozen': { en: 'Held: frozen', th: 'ในความดูแล: อายัด' },
  'held:seized': { en: 'Held: seized', th: 'ในความดูแล: ยึด' },
  'held:confiscated': { en: 'Held: confiscated, not yet final', th: 'ในความดูแล: ริบแล้ว ยังไม่ถึงที่สุด' },
  'owned:confiscated': { en: 'Owned by the State: confiscated', th: 'ของรัฐ: ทรัพย์ที่ริบ' },
  'owned:proceeds': { en: 'Owned by the State: proceeds', th: 'ของรัฐ: เงินจากการขาย' },
  'due:allocated': { en: 'Due: allocated to claims, not yet paid', th: 'ค้างจ่าย: จัดสรรให้คำขอแล้ว ยังไม่จ่าย' },
  'due:reserve': { en: 'Due: set aside as a reserve', th: 'ค้างจ่าย: กันสำรองไว้' },
  'out:released': { en: 'Gone: released', th: 'ออกไป: ปล่อยคืน' },
  'out:transferred': { en: 'Gone: transferred to another case', th: 'ออกไป: โอนไปคดีอื่น' },
  'out:sold': { en: 'Gone: sold', th: 'ออกไป: ขาย' },
  'out:converted': { en: 'Gone: converted', th: 'ออกไป: แปลงสกุล' },
  'out:costs': { en: 'Gone: costs', th: 'ออกไป: ค่าใช้จ่าย' },
  'out:liens': { en: 'Gone: paid to lienholders', th: 'ออกไป: จ่ายเจ้าหนี้มีบุริมสิทธิ' },
  'out:shared': { en: 'Gone: shared with another State', th: 'ออกไป: แบ่งให้รัฐอื่น' },
  'out:restituted': { en: 'Gone: restituted to victims', th: 'ออกไป: คืนแก่ผู้เสียหาย' },
  'out:state': { en: 'Gone: remitted to the State', th: 'ออกไป: นำส่งรัฐ' },
  'out:lost': { en: 'Gone: lost', th: 'ออกไป: สูญหาย' },
  'source:world': { en: 'Came in: from outside', th: 'เข้ามา: จากภายนอก' },
  'source:sale': { en: 'Came in: from a sale', th: 'เข้ามา: จากการขาย' },
  'source:converted': { en: 'Came in: from a conversion', th: 'เข้ามา: จากการแปลงสกุล' },
  'source:transferred': { en: 'Came in: from another case', th: 'เข้ามา: จากคดีอื่น' },
  'source:state': { en: 'Came in: laid out by the State', th: 'เข้ามา: รัฐทดรองจ่าย' },
};
