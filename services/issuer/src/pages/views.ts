import { assetsVersion, languageOf, signInWordsIn, viewsIn } from '@seizure-ledger/console';
import { roles } from '@seizure-ledger/contracts';
import { fileURLToPath } from 'node:url';

const view = viewsIn(fileURLToPath(new URL('../../templates', import.meta.url)));

/** What a page may load and do: its style sheet, and its own forms. */
export const formPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface SignInContent {
  readonly isNew?: boolean;
  readonly name?: string;
  readonly wrong?: 'tooMany' | 'wrongPassword';
}

export function signInPage(accepted: string | undefined, { wrong, ...content }: SignInContent): string {
  const spoken = spokenIn(accepted);
  const { words } = spoken;
  return view('sign-in.njk', { ...spoken, ...content, title: words.signIn, wrong: wrong && words[wrong] });
}

interface SetUpContent {
  readonly filled: Readonly<Record<string, string>>;
  /** Names of fields that can't be taken. */
  readonly fields?: readonly string[];
  readonly wrongCode?: true;
}

export function setUpPage(accepted: string | undefined, { fields, filled, wrongCode }: SetUpContent): string {
  const spoken = spokenIn(accepted);
  const { words } = spoken;
  const named = fields && `${words.wrongFields} ${fields.join(', ')}`;
  const wrong = wrongCode ? words.wrongCode : named;
  return view('set-up.njk', { ...spoken, filled, roles, title: words.setUp, wrong });
}

/** @param form markup of the issuer's own, which carries its token. */
export function signOutPage(accepted: string | undefined, form: string): string {
  const spoken = spokenIn(accepted);
  return view('sign-out.njk', { ...spoken, form, title: spoken.words.leave });
}

export function wentWrongPage(accepted: string | undefined, reason: string): string {
  const spoken = spokenIn(accepted);
  return view('went-wrong.njk', { ...spoken, reason, title: spoken.words.wentWrong });
}

function spokenIn(accepted: string | undefined) {
  const language = languageOf({ 'accept-language': accepted });
  return { assetsVersion, language, words: signInWordsIn(language) };
}
