import {
  asLanguage,
  assetsVersion,
  type Language,
  languageCookie,
  languageOf,
  languages,
  say,
} from '@seizure-ledger/console';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../sign-in/sessions.ts';
import { page } from '../pages.ts';
import { Page } from './page.ts';
import { sectionsFor } from './sections.ts';

/** What a page may load: its style sheet, fonts, pictures and scripts, from here alone. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface Shown {
  readonly language: Language;
  /** Absent where nobody is signed in. */
  readonly session?: Session | undefined;
  /** In which times are shown that a page does not show by another one. */
  readonly timeZone?: string;
}

/** Sends a page as HTML that nobody keeps, with the frame of whoever reads it. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { content, status, view }: Page,
  { language, session, timeZone = 'UTC' }: Shown,
): void {
  const { url } = request;
  const frame = {
    assetsVersion,
    csrf: session?.csrf,
    language,
    languages: languages.map((tag) => ({
      current: tag === language,
      href: `/language/${tag}?returnTo=${encodeURIComponent(request.method === 'GET' ? url : '/')}`,
      name: names[tag],
      tag,
    })),
    me: session?.me,
    sections: session && sectionsFor(session.me.role, url),
    timeZone,
  };
  void reply
    .code(status)
    .headers({
      'cache-control': 'no-store',
      'content-language': language,
      'content-security-policy': pagePolicy,
    })
    .type('text/html; charset=utf-8')
    .send(page(view, { ...frame, ...content }));
}

/**
 * Leads on from a form to wherever one signs in or out, by way of a page. What answers a form with a redirect is part of
 * sending it, and the policy lets no form go to another host, nor to those to which an agency's issuer may lead on.
 */
export function leadOn(request: FastifyRequest, reply: FastifyReply, to: string): void {
  const language = languageOf(request.headers);
  sendPage(request, reply, new Page('lead-on.njk', { title: say(language, 'page.leadOn'), to }), {
    language,
  });
}

const names: Readonly<Record<Language, string>> = { en: 'English', th: 'ไทย' };

/** The header by which a browser remembers the language that was chosen. */
export function chosenLanguage(tag: string): string | undefined {
  const language = asLanguage(tag);
  return language && languageCookie(language);
}
