import type { Catalogue } from './words.ts';

/** What the page of statistics says. */
export const statisticWords = {
  'statistic.by': { en: 'By', th: 'แยกตาม' },
  'statistic.by.agency': { en: 'Agency', th: 'หน่วยงาน' },
  'statistic.by.kind': { en: 'Kind of property', th: 'ประเภททรัพย์สิน' },
  'statistic.by.offence': { en: 'Offence', th: 'ความผิด' },
  'statistic.cases': { en: 'Cases', th: 'จำนวนคดี' },
  'statistic.chart': { en: '{unit} in {year}', th: '{unit} ในปี ค.ศ. {year}' },
  'statistic.confiscated': { en: 'Confiscated', th: 'ริบ' },
  'statistic.frozen': { en: 'Frozen', th: 'อายัด' },
  'statistic.none': { en: 'Not said', th: 'ไม่ระบุ' },
  'statistic.nothing': { en: 'Nothing was recorded for this year.', th: 'ไม่มีการบันทึกในปีนี้' },
  'statistic.restituted': { en: 'Restituted', th: 'คืนผู้เสียหาย' },
  'statistic.seized': { en: 'Seized', th: 'ยึด' },
  'statistic.whole': {
    en: 'Download everything of {year} as a table (CSV)',
    th: 'ดาวน์โหลดข้อมูลทั้งหมดของปี ค.ศ. {year} เป็นตาราง (CSV)',
  },
  'statistic.year': { en: 'Year', th: 'ปี ค.ศ.' },
} as const satisfies Catalogue;
