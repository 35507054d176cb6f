/** The languages in which the console speaks. */
export const languages = ['en', 'th'] as const;

export type Language = (typeof languages)[number];

/** What a person reads, in each language. `{name}` stands for a parameter. */
export type Words = Readonly<Record<Language, string>>;

/** Texts by the name that a page calls them by, such as `case.balances`. */
export type Catalogue = Readonly<Record<string, Words>>;

/** The words for a name of the ledger, or the name itself where it has none. */
export function wordsFor(named: Catalogue, name: string, language: Language): string {
  return Object.hasOwn(named, name) ? (named[name]?.[language] ?? name) : name;
}
