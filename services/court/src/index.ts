export * from './court.module.ts';
