export * from './court.module.ts';
export * from './order-summary.ts';
export { summarySheet } from './print/summary-sheet.ts';
export * from './summary-at.ts';
export * from './summary-csv.ts';
