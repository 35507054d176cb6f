export * from './court.module.ts';
export * from './summary-at.ts';
export * from './summary-csv.ts';
