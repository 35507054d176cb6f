import { type Language, languageOf, say } from '@seizure-ledger/console';
import type { Problem } from '@seizure-ledger/contracts';
import type { ErrorPage } from '@seizure-ledger/service-kit';
import { page } from '../pages.ts';
import { Page } from './page.ts';
import { pagePolicy } from './rendering.ts';

/** What went wrong, as a page says it. */
export function pageOf({ detail, status }: Problem, language: Language): Page {
  const [title, said] =
    status === 404
      ? [say(language, 'error.notFound'), say(language, 'error.hidden')]
      : [say(language, 'error.page'), status === 500 ? say(language, 'error.unexpected') : detail];
  return new Page('error.njk', { detail: said, title }, status);
}

/** At addresses that are no pages, where nobody knows who is signed in. */
export const errorPage: ErrorPage = ({ headers }, problem) => {
  const language = languageOf(headers);
  const { content, status, view } = pageOf(problem, language);
  return {
    body: page(view, { ...content, language }),
    contentType: 'text/html; charset=utf-8',
    headers: {
      'cache-control': 'no-store',
      'content-language': language,
      'content-security-policy': pagePolicy,
    },
    status,
  };
};
