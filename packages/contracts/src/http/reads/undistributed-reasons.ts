import { z } from 'zod';

/** Why something that is owned, or held besides, is distributed to nobody, in words. `{name}` stands for a member of the reason. */
export const undistributedReasons = {
  'below-threshold': {
    en: 'Left by the last distribution, in which {shares} shares were below the threshold and not paid.',
    th: 'เหลือจากการเฉลี่ยคืนครั้งล่าสุด ซึ่งมีส่วนแบ่ง {shares} รายการต่ำกว่าเกณฑ์ขั้นต่ำและไม่ได้จ่าย',
  },
  'held-besides': {
    en: 'Besides, {amount} {unit} is held, not owned, and no part of this.',
    th: 'นอกจากนี้ มีจำนวน {amount} {unit} ที่อยู่ในความครอบครองแต่ยังไม่ตกเป็นของแผ่นดิน จึงไม่นับรวมในจำนวนนี้',
  },
  'no-claim': {
    en: 'No claim is admitted in this unit.',
    th: 'ไม่มีคำขอที่รับไว้ในหน่วยนี้',
  },
  'not-final-besides': {
    en: 'Besides, {amount} {unit} is confiscated but not yet final, and not owned before it is.',
    th: 'นอกจากนี้ มีจำนวน {amount} {unit} ที่ศาลสั่งริบแล้วแต่คดียังไม่ถึงที่สุด จึงยังไม่ตกเป็นของแผ่นดิน',
  },
  'not-in-fund': {
    en: 'Not in the fund of the last distribution: the fund was smaller, or this became owned later.',
    th: 'ไม่อยู่ในกองทุนของการเฉลี่ยคืนครั้งล่าสุด เพราะกองทุนมีจำนวนน้อยกว่า หรือทรัพย์สินนี้ตกเป็นของแผ่นดินภายหลัง',
  },
  'nothing-distributed': {
    en: 'Nothing was distributed yet.',
    th: 'ยังไม่มีการเฉลี่ยคืน',
  },
  'nothing-left': {
    en: 'Nothing that is owned is left to distribute.',
    th: 'ไม่มีทรัพย์สินที่ตกเป็นของแผ่นดินเหลือให้เฉลี่ยคืน',
  },
  'surplus-of-all': {
    en: 'Surplus over all claims: each is allocated in full.',
    th: 'เป็นส่วนที่เกินกว่าคำขอทั้งหมด ทุกคำขอได้รับการจัดสรรเต็มจำนวนแล้ว',
  },
  'surplus-of-last': {
    en: 'Surplus over the claims in the last distribution: those still outstanding were not in it or came later.',
    th: 'เป็นส่วนที่เกินกว่าคำขอในการเฉลี่ยคืนครั้งล่าสุด คำขอที่ยังค้างอยู่ไม่ได้อยู่ในครั้งนั้นหรือยื่นภายหลัง',
  },
} as const;

export type UndistributedCode = keyof typeof undistributedReasons;

export const undistributedReason = z
  .object({
    amount: z.string().optional(),
    code: z.enum(
      Object.keys(undistributedReasons) as [UndistributedCode, ...UndistributedCode[]], // there are some
    ),
    shares: z.int().optional(),
    unit: z.string().optional(),
  })
  .meta({ id: 'UndistributedReason' });

/** A reason as a sentence; `shown` writes its amount as the language does. */
export function undistributedSentence(
  { amount = '', code, shares, unit = '' }: UndistributedReason,
  language: 'en' | 'th' = 'en',
  shown = (amount: string): string => amount,
): string {
  return undistributedReasons[code][language]
    .replace('{amount}', () => shown(amount))
    .replace('{shares}', String(shares))
    .replace('{unit}', () => unit);
}

export interface UndistributedReason {
  readonly amount?: string | undefined;
  readonly code: UndistributedCode;
  readonly shares?: number | undefined;
  readonly unit?: string | undefined;
}
