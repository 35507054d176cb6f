import type { ReceiptFlaw } from './verify-receipt.ts';

/** Why a receipt proves nothing, in one sentence, for a court. */
export const flawTexts: Readonly<Record<ReceiptFlaw, { readonly en: string; readonly th: string }>> = {
  BAD_CHECKPOINT: {
    en: 'The signed checkpoint at its end is incomplete or is none.',
    th: 'จุดตรวจสอบที่ลงนามท้ายเอกสารไม่ครบถ้วนหรือไม่ใช่จุดตรวจสอบ',
  },
  BAD_HASH: {
    en: 'A line of its path is not one hash of 32 bytes in its one Base64 form.',
    th: 'บรรทัดหนึ่งของเส้นทางพิสูจน์ไม่ใช่ค่าแฮช 32 ไบต์ในรูปแบบ Base64 ที่ถูกต้อง',
  },
  BAD_INDEX: {
    en: 'Its index is not a number in its one form: decimal, without leading zeroes.',
    th: 'ลำดับที่ไม่ใช่ตัวเลขในรูปแบบเดียวที่กำหนด (ฐานสิบ ไม่มีศูนย์นำหน้า)',
  },
  FORK: {
    en: 'A fork: the ledger signed another log of the same size as the checkpoint that you know.',
    th: 'บันทึกแตกสาย: มีการลงนามบันทึกอีกฉบับที่มีขนาดเท่ากับจุดตรวจสอบที่ท่านมีแต่เนื้อหาต่างกัน',
  },
  INDEX_BEYOND_TREE: {
    en: 'Its index lies beyond the records that the checkpoint covers.',
    th: 'ลำดับที่อยู่เกินจำนวนรายการที่จุดตรวจสอบครอบคลุม',
  },
  KNOWN_NOT_SIGNED: {
    en: 'The checkpoint that you know is not signed by the keys that you gave.',
    th: 'จุดตรวจสอบที่ท่านมีไม่ได้ลงนามด้วยกุญแจที่ท่านให้มา',
  },
  NO_FACT: {
    en: 'It holds no fact in its one Base64 form.',
    th: 'เอกสารไม่มีข้อเท็จจริงในรูปแบบ Base64 ที่ถูกต้อง',
  },
  NOT_A_RECEIPT: {
    en: 'This is not a receipt: it does not begin with c2sp.org/tlog-proof@v1.',
    th: 'เอกสารนี้ไม่ใช่ใบรับรอง: ไม่ได้ขึ้นต้นด้วย c2sp.org/tlog-proof@v1',
  },
  NOT_CANONICAL: {
    en: 'The fact is not canonical JSON.',
    th: 'ข้อเท็จจริงไม่ได้อยู่ในรูปแบบ JSON มาตรฐาน',
  },
  NOT_IN_TREE: {
    en: 'The fact, its path or its place was changed: they do not lead to the root that was signed.',
    th: 'ข้อเท็จจริง เส้นทางพิสูจน์ หรือลำดับที่ถูกแก้ไข: ไม่นำไปสู่ค่ารากที่ลงนามไว้',
  },
  OLD_CHECKPOINT: {
    en: 'An old checkpoint: you know of a later one of this ledger.',
    th: 'จุดตรวจสอบเก่า: ท่านมีจุดตรวจสอบที่ใหม่กว่าของบัญชีนี้',
  },
  OTHER_CASE: {
    en: 'It is a receipt for another case.',
    th: 'ใบรับรองนี้เป็นของคดีอื่น',
  },
  OTHER_KEY: {
    en: 'None of the keys that you gave has signed it.',
    th: 'ไม่มีกุญแจใดที่ท่านให้มาเป็นผู้ลงนาม',
  },
  OTHER_LOG: {
    en: 'Its checkpoint is of another log.',
    th: 'จุดตรวจสอบเป็นของบันทึกอื่น',
  },
  OTHER_PLACE: {
    en: 'The fact names another place in the log than the receipt.',
    th: 'ข้อเท็จจริงระบุตำแหน่งในบันทึกต่างจากใบรับรอง',
  },
  PATH_LENGTH: {
    en: 'Its path has a hash too many or too few for a log of this size.',
    th: 'เส้นทางพิสูจน์มีค่าแฮชมากหรือน้อยเกินไปสำหรับบันทึกขนาดนี้',
  },
  SIGNATURE_WRONG: {
    en: 'The signature does not fit the checkpoint: one of them was changed.',
    th: 'ลายมือชื่อไม่ตรงกับจุดตรวจสอบ: มีการแก้ไขอย่างใดอย่างหนึ่ง',
  },
  TOO_FEW_WITNESSES: {
    en: 'Fewer of the witnesses have cosigned than you demand.',
    th: 'จำนวนพยานที่ร่วมลงนามน้อยกว่าที่ท่านกำหนด',
  },
  TRUNCATED: {
    en: 'It is cut short.',
    th: 'เอกสารถูกตัดไม่ครบ',
  },
};
