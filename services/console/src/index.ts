export * from './console.controller.ts';
export * from './console.module.ts';
export * from './docs-page.ts';
export * from './sign-in/issuers.ts';
export * from './sign-in/relying-party.ts';
