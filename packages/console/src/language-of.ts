import { type Language, languages } from './words/words.ts';

const cookie = /(?:^|; *)language=(\w+)/;

/** The language to speak: what was chosen in this browser, else what it would rather read. */
export function languageOf(headers: {
  readonly 'accept-language'?: string | undefined;
  readonly cookie?: string | undefined;
}): Language {
  const chosen = cookie.exec(headers.cookie ?? '')?.[1];
  const wanted = (headers['accept-language'] ?? '').toLowerCase().split(',');
  const tags = [chosen, ...wanted.map((tag) => tag.trim().slice(0, 2))];
  return tags.map(asLanguage).find((one) => one !== undefined) ?? 'en';
}

/** The language of that tag, where it is one that the console speaks. */
export const asLanguage = (tag: unknown): Language | undefined => languages.find((one) => one === tag);

/** The header that has a browser remember a language. */
export const languageCookie = (language: Language): string =>
  `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
