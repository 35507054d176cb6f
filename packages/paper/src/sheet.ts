export type PaperLanguage = 'en' | 'th';

/**
 * What is printed, as data: `typst/paper.typ` sets it, and reads no text in it as markup. Words are in the sheet's
 * language already, amounts grouped.
 */
export interface Sheet {
  /** When what it tells was recorded, an instant: the document's own date, so that the same sheet is the same bytes. */
  readonly date: string;
  /** On every page, before its number. */
  readonly footer: string;
  readonly language: PaperLanguage;
  /** The number of a page, where `{n}` stands for it and `{of}` for how many there are. */
  readonly pageOf: string;
  readonly parts: readonly SheetPart[];
  readonly title: string;
}

export type SheetPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What is said, line by line, each under its name. */
  | { readonly kind: 'facts'; readonly lines: readonly (readonly [name: string, said: string])[] }
  | SheetTable
  /** Stands on one page, which it has to fit on. */
  | { readonly kind: 'together'; readonly parts: readonly SheetPart[] }
  /** A QR code, and what is printed beside it. */
  | { readonly kind: 'code'; readonly alt: string; readonly beside: string; readonly code: string }
  /** A line to sign on for each of these. */
  | { readonly kind: 'signatures'; readonly by: readonly string[] };

/** Its head stands again on each page that it goes on to. */
export interface SheetTable {
  readonly kind: 'table';
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last line, in bold. */
  readonly totals?: readonly string[];
}

export interface SheetColumn {
  readonly label: string;
  /** Amounts stand at the right, so that points stand under each other where all have as many digits after it. */
  readonly amounts?: true;
}
