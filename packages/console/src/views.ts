import nunjucks from 'nunjucks';
import { dirname } from 'node:path';
import {
  dayText,
  escapeHtml,
  instantText,
  quantityHtml,
  quantityText,
  unitName,
  zoneText,
} from './formats.ts';
import { heldNow, ownedNow } from './holdings.ts';
import { own, resolved } from './own-files.ts';
import { accountWords, actNouns, actWords, say } from './words/index.ts';
import { type Language, languages, wordsFor } from './words/words.ts';

/** Writes a view of a folder as HTML; whatever a person wrote is shown as they wrote it. */
export type View = (name: string, content: Content) => string;

/** Where `govuk/components/…` are found. */
const design = dirname(dirname(resolved('govuk-frontend')));

/**
 * The views of a folder, inside the layout and with the components of this room and of govuk-frontend. `t('name')` says
 * a text of the catalogue in the page's language.
 */
export function viewsIn(folder: string): View {
  const environments = new Map(languages.map((language) => [language, environmentOf(folder, language)]));
  return (name, content) => {
    const environment = environments.get(content.language ?? 'en');
    if (!environment) throw new Error(`there are no views in the language ${content.language}`);
    return environment.render(name, content);
  };
}

function environmentOf(folder: string, language: Language): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([folder, own('templates'), design]);
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addGlobal('t', (name: string, params?: Readonly<Record<string, unknown>>) =>
    say(language, name, params),
  );
  for (const [name, filter] of Object.entries(filtersIn(language))) environment.addFilter(name, filter);
  return environment;
}

type Lot = Readonly<Record<'account' | 'custodian' | 'quantity' | 'unit', string>> & {
  readonly assetId?: string;
};

interface Content {
  readonly language?: Language;
  readonly [member: string]: unknown;
}

const html = (markup: string): nunjucks.runtime.SafeString => new nunjucks.runtime.SafeString(markup);

const filtersIn = (language: Language) => ({
  account: (name: string) => wordsFor(accountWords, name, language),
  /** What an act of that status did; of one that did nothing, or nothing yet, what was asked for. */
  act: (name: string, status = 'posted') =>
    wordsFor(status === 'posted' ? actWords : actNouns, name, language),
  alias: (code: string) => unitName(code, language),
  /** Whether any of these entries moved something. */
  anyMoves: (entries: readonly { readonly legs?: readonly unknown[] }[]) =>
    entries.some(({ legs = [] }) => legs.length > 0),
  day: (day: string) => dayText(day, language),
  heldNow,
  /** `<time>` in a zone, exact to programs. */
  instant: (at: string, zone: string) =>
    html(`<time datetime="${escapeHtml(at)}">${escapeHtml(instantText(at, language, zone))}</time>`),
  instantText: (at: string, zone: string) => instantText(at, language, zone),
  /** The legs by which something came to stand where they say. */
  into: (legs: readonly { readonly amount: string }[] = []) =>
    legs.filter(({ amount }) => !amount.startsWith('-')),
  /** The lot that a form is about, as its answers. */
  lotQuery: ({ account, assetId, custodian, quantity, unit }: Lot) =>
    new URLSearchParams({
      account,
      custodian,
      from: custodian,
      known: '1',
      quantity,
      unit: unitName(unit, 'en'),
      ...(assetId !== undefined && { assetId }),
    }).toString(),
  ownedNow,
  quantity: (quantity: string) => html(quantityHtml(quantity)),
  quantityText,
  zone: (timeZone: string) => zoneText(timeZone, language),
});
