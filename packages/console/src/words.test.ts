import { acts } from '@seizure-ledger/contracts';
import { describe, expect, it } from 'vitest';
import { accountWords, actWords, wordsFor } from './words.ts';

describe('the console’s words', () => {
  it('name every act of the ledger', () => {
    expect(acts.map(({ name }) => name).filter((name) => !Object.hasOwn(actWords, name))).toEqual([]);
  });

  it('tell each account and each act from the others', () => {
    for (const named of [accountWords, actWords]) {
      const texts = Object.values(named).map(({ en }) => en);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('are English where a language has none, and the name itself where there are none', () => {
    expect(wordsFor(accountWords, 'held:frozen', 'th')).toBe('Held: frozen');
    expect(wordsFor(actWords, 'constructor')).toBe('constructor');
  });
});
