export { CONSOLE_API, type ConsoleApi } from './frame/api.ts';
export { errorPage } from './frame/error-page.ts';
export { pagePolicy } from './frame/rendering.ts';
export * from './console.module.ts';
export * from './docs-page.ts';
export * from './sign-in/issuers.ts';
export * from './sign-in/relying-party.ts';
export { Sessions } from './sign-in/sessions.ts';
