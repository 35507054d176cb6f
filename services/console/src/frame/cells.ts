import { path } from './page.ts';

/** How a cell of a table is shown; a value that is not there is a dash. */
export type Cell =
  | {
      readonly kind: 'account' | 'act' | 'choice' | 'instant' | 'status' | 'text';
      readonly note?: string | undefined;
      readonly value: string | undefined;
    }
  | Link
  | { readonly kind: 'quantity'; readonly unit: string; readonly value: string | undefined };

interface Link {
  readonly href: string;
  readonly kind: 'link';
  readonly note?: string | undefined;
  readonly value: string;
  /** Whether `value` is an act, and what it did is said. */
  readonly isAct?: true;
  /** Says what the link leads to, where it is no name. */
  readonly word?: string;
}

const ofKind =
  (kind: Exclude<Cell['kind'], 'link' | 'quantity'>) =>
  (value: string | undefined): Cell => ({ kind, value });

/** Makers of cells. */
export const cell = {
  account: ofKind('account'),
  /** One that is asked for: what was done says its entry. */
  act: ofKind('act'),
  /** Leads to the form of an act, with what is known of it filled in. */
  asking: (caseId: string, offer: string, query: Readonly<Record<string, string>>, value = ''): Link => ({
    href: `${path('cases', caseId, 'acts', offer)}?${new URLSearchParams(query)}`,
    kind: 'link',
    value,
    ...(value === '' && { word: `do.${offer}` }),
  }),
  case: (caseId: string, title = caseId): Cell => ({
    href: path('cases', caseId),
    kind: 'link',
    note: title === caseId ? undefined : caseId,
    value: title,
  }),
  choice: ofKind('choice'),
  /** Leads to what was done. */
  done: (caseId: string, id: string, act = ''): Link => ({
    href: path('cases', caseId, 'instructions', id),
    isAct: true,
    kind: 'link',
    value: act,
  }),
  instant: ofKind('instant'),
  instruction: (caseId: string, id: string, value: string): Link => ({
    href: path('cases', caseId, 'instructions', id),
    kind: 'link',
    value,
  }),
  quantity: (value: string | undefined, unit: string): Cell => ({ kind: 'quantity', unit, value }),
  status: ofKind('status'),
  text: (value: string | undefined, note?: string): Cell => ({ kind: 'text', note, value }),
} as const;
