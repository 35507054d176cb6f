import { say, type Word } from '@seizure-ledger/console';
import type { PaperLanguage } from '@seizure-ledger/paper';

type SummaryWord = Word extends infer W ? (W extends `summary.${infer Name}` ? Name : never) : never;

/** A word of summaries, as the console's pages say it too. */
export const summaryWord =
  (language: PaperLanguage) =>
  (name: SummaryWord): string =>
    say(language, `summary.${name}`);
