/** What a page's handler answers: a view and what it shows. */
export class Page {
  readonly content: PageContent;
  readonly status: number;
  readonly view: string;

  constructor(view: string, content: PageContent, status = 200) {
    this.content = content;
    this.status = status;
    this.view = view;
  }
}

export interface PageContent {
  readonly title: string;
  /** A word or two above the title. */
  readonly kicker?: string | undefined;
  /** Of what is shown. */
  readonly position?: string | undefined;
  /** Where this page lies: the pages above it. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  readonly [member: string]: unknown;
}

/** Leads to another page; after a form always, so that reloading repeats nothing. */
export class Redirect {
  readonly to: string;

  constructor(to: string) {
    this.to = to;
  }
}

/** `path('cases', caseId)`: every part as one segment. */
export const path = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part)}`).join('');
