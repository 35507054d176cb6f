export * from './assets.ts';
export * from './formats.ts';
export * from './language-of.ts';
export * from './views.ts';
export * from './words/index.ts';
export * from './words/sign-in.ts';
export * from './words/words.ts';
