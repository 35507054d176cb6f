import type { DefinedAct } from '../act.ts';
import { findAct } from '../acts/index.ts';
import type { Body } from '../fact.ts';
import type { PersonalPath } from '../personal.ts';

/** Where a body's personal fields stand: those of its act, and those of the act that a correction puts in a place. */
export function personalPathsOf({ corrects, personal }: DefinedAct, body: Body): readonly PersonalPath[] {
  const { replacement } = body as { readonly replacement?: { readonly act: string } };
  const replaced = corrects && replacement ? findAct(replacement.act) : undefined;
  return [...personal, ...(replaced?.personal ?? []).map((path) => ['replacement', 'body', ...path])];
}
