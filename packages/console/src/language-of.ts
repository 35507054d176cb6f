import type { Words } from './words.ts';

/** The language that a browser would rather read, of those that the console speaks. */
export function languageOf(acceptLanguage: string | undefined): keyof Words {
  const wanted = (acceptLanguage ?? '').toLowerCase().split(',');
  const first = wanted.map((tag) => tag.trim().slice(0, 2)).find((tag) => tag === 'th' || tag === 'en');
  return first === 'th' ? 'th' : 'en';
}

/** All of these words in one language. */
export function wordsIn<N extends string>(
  words: Readonly<Record<N, Words>>,
  language: keyof Words,
): Readonly<Record<N, string>> {
  const spoken = Object.entries<Words>(words).map(([name, word]) => [name, word[language] || word.en]);
  return Object.fromEntries(spoken) as Record<N, string>; // it has the names that it was made from
}
