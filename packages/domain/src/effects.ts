import { findAct } from './acts/index.ts';
import type { Body, Details, Fact } from './fact.ts';

/**
 * What a posted fact does, one act after the other: nearly always the fact itself; of a correction, the mirror, and
 * what it puts in the place of what it took back, as if that had been posted by itself.
 */
export function effectsOf<F extends Fact>(fact: F): readonly F[] {
  const { body = {}, details = {}, legs = [], personal } = fact;
  // the body of a correction was taken by its schema, and a decider made its details
  const replaced = body['replacement'] as { readonly act: string; readonly body: Body } | undefined;
  const type = replaced && findAct(replaced.act)?.type;
  if (!replaced || type === undefined || typeof details['mirrored'] !== 'number') return [fact];
  const { mirrored, replacement, ...mirror } = details;
  const { personal: _, ...rest } = fact;
  const own = personal && belowReplacement(personal);
  const besides = {
    ...rest,
    act: replaced.act,
    body: replaced.body,
    details: replacement as Details,
    legs: legs.slice(mirrored),
    type,
    ...(own && { personal: own }),
  };
  // they have the members of the fact that they are made from
  return [{ ...fact, details: mirror, legs: legs.slice(0, mirrored) }, besides as unknown as F];
}

const place = '/replacement/body';

/** The personal values of what stands in the place, under the pointers that they have in their own act. */
function belowReplacement(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const own = Object.entries(values).filter(([pointer]) => pointer.startsWith(`${place}/`));
  return Object.fromEntries(own.map(([pointer, value]) => [pointer.slice(place.length), value]));
}
