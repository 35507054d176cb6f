import { units } from '@seizure-ledger/contracts';
import nunjucks from 'nunjucks';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accountWords, actWords, wordsFor } from './words.ts';

/** Writes a view of a folder as HTML; whatever a person wrote is shown as they wrote it. */
export type View = (name: string, content: object) => string;

const own = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The style sheet of every page. */
export const stylesheet = readFileSync(own('assets/console.css'), 'utf8');

/** The views of a folder, inside the layout and with the components of this room. */
export function viewsIn(folder: string): View {
  const loader = new nunjucks.FileSystemLoader([folder, own('templates')]);
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  return (name, content) => environment.render(name, content);
}

const aliases = new Map(units.map(({ alias, code }) => [code, alias ?? code]));

const filters = {
  account: (name: string) => wordsFor(accountWords, name),
  act: (name: string) => wordsFor(actWords, name),
  alias: (code: string) => aliases.get(code) ?? code,
  grouped: (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ','),
  instant: (at: string) => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC'),
  /** The legs by which something came to stand where they say. */
  into: (legs: readonly { readonly amount: string }[] = []) =>
    legs.filter(({ amount }) => !amount.startsWith('-')),
} as const;
