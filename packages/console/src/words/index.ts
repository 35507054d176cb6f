import { accountWords } from './accounts.ts';
import { actNouns } from './act-nouns.ts';
import { actWords } from './acts.ts';
import { auditWords } from './audit.ts';
import { caseWords } from './case.ts';
import { formWords } from './form.ts';
import { importWords } from './imports.ts';
import { pageWords } from './page.ts';
import { restitutionWords } from './restitution.ts';
import { policyWords } from './policies.ts';
import { statisticWords } from './statistics.ts';
import { userWords } from './users.ts';
import { workWords } from './work.ts';
import type { Catalogue, Language } from './words.ts';

/** Everything that pages say, by name. */
export const words = {
  ...auditWords,
  ...caseWords,
  ...formWords,
  ...importWords,
  ...pageWords,
  ...restitutionWords,
  ...policyWords,
  ...statisticWords,
  ...userWords,
  ...workWords,
} as const satisfies Catalogue;

export type Word = keyof typeof words;

const parameter = /\{(\w+)\}/g;

/** A text in a language, with its parameters filled in; the name itself where there is no such text. */
export function say(
  language: Language,
  name: string,
  params: Readonly<Record<string, unknown>> = {},
): string {
  if (!isWord(name)) return name;
  return words[name][language].replace(parameter, (whole, key: string) => String(params[key] ?? whole));
}

export const isWord = (name: string): name is Word => Object.hasOwn(words, name);

export { accountWords, actNouns, actWords };
