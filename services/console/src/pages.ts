import { units } from '@seizure-ledger/domain';
import nunjucks from 'nunjucks';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder('templates')), {
  autoescape: true,
});
const aliases = new Map(units.map(({ alias, code }) => [code, alias ?? code]));

environment.addFilter('alias', (code: string) => aliases.get(code) ?? code);
environment.addFilter('grouped', (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ','));

environment.addFilter('instant', (at: string) => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC'));
/** The legs by which something came to stand where they say. */
environment.addFilter('into', (legs: readonly { readonly amount: string }[] = []) =>
  legs.filter(({ amount }) => !amount.startsWith('-')),
);

export const stylesheet = readFileSync(`${folder('assets')}/console.css`, 'utf8');

/** A page as HTML; whatever a person wrote is shown as they wrote it. */
export function page(template: 'cases.njk' | 'case.njk' | 'docs.njk', content: object): string {
  return environment.render(template, content);
}
