/** The languages in which the console speaks. */
export const languages = ['en', 'th'] as const;

export type Language = (typeof languages)[number];
export * from './views.ts';
export * from './words.ts';
export * from './language-of.ts';
export * from './sign-in-words.ts';
