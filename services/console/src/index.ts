export * from './console.controller.ts';
export * from './console.module.ts';
export * from './docs-page.ts';
