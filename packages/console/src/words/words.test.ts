import { acts } from '@seizure-ledger/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accountWords, actNouns, actWords, say, words } from './index.ts';
import { signInWords } from './sign-in.ts';
import { type Catalogue, wordsFor } from './words.ts';

const catalogues = { accountWords, actNouns, actWords, signInWords, words } satisfies Record<
  string,
  Catalogue
>;
const folders = ['packages/console', 'services/console', 'services/issuer'];
const views = folders.flatMap((folder) => {
  const at = fileURLToPath(new URL(`../../../../${folder}/templates`, import.meta.url));
  return (
    readdirSync(at, { encoding: 'utf8', recursive: true })
      // what programs may ask for is described in English, on the page as in the documents that it shows
      .filter((name) => name.endsWith('.njk') && name !== 'docs.njk')
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${at}/${name}`, 'utf8') }))
  );
});

describe('the console’s words', () => {
  it('name every act of the ledger, done and not done', () => {
    const names = acts.map(({ name }) => name);
    for (const named of [actWords, actNouns])
      expect(names.filter((name) => !Object.hasOwn(named, name))).toEqual([]);
    for (const name of names) expect(actNouns[name]?.en, name).not.toBe(actWords[name]?.en);
  });

  it('tell each account and each act from the others, in both languages', () => {
    for (const named of [accountWords, actNouns, actWords])
      for (const language of ['en', 'th'] as const) {
        const texts = Object.values(named).map((word) => word[language]);
        expect(new Set(texts).size).toBe(texts.length);
      }
  });

  it.each(Object.entries(catalogues))(
    'are there in both languages, with the same parameters: %s',
    (_, catalogue) => {
      const parameters = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
      for (const [name, { en, th }] of Object.entries<Catalogue[string]>(catalogue)) {
        expect(
          [en, th].map((text) => text.trim().length > 0),
          name,
        ).toEqual([true, true]);
        expect(parameters(th), name).toEqual(parameters(en));
      }
    },
  );

  it('fill in what they are told', () => {
    expect(say('en', 'case.onTheWay', { quantity: '5', to: 'Bank A' })).toBe('5 on the way to Bank A');
    expect(wordsFor(actWords, 'constructor', 'en')).toBe('constructor');
  });

  it.each(views)('are all that a view says: $name', ({ text }) => {
    // what the machine reads, and what it is told to do
    const shown = text
      .replaceAll(/\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}/gs, ' ')
      .replaceAll(/<[^>]*>/gs, ' ')
      .replaceAll(/&\w+;/g, ' ');
    expect(shown.match(/\p{L}{2,}/gu) ?? []).toEqual([]);
    const asked = [...text.matchAll(/\bt\('([\w.-]+)'\s*[,)]/g)].map(([, name = '']) => name);
    expect(asked.filter((name) => !Object.hasOwn(words, name))).toEqual([]);
  });
});
