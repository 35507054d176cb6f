import { randomUUID } from 'node:crypto';
import { Page } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import type { distributionShown } from '../restitution/tried-distribution.ts';
import type { Asked } from './asked.ts';
import { filledIn } from './filled-in.ts';
import type { KnownAlready } from './known-already.ts';
import { needsSecond } from './offers.ts';

/** What can be seen already of what is about to be sent. */
interface Seen {
  readonly distribution?: Awaited<ReturnType<typeof distributionShown>>;
  readonly known?: readonly KnownAlready[];
}

/** What was filled in, once more before it is sent, and what is on the record of it already. */
export function checkPage(
  reader: Reader,
  { actForm, caseId, kept, offer, timeZone, trail }: Asked,
  form: URLSearchParams,
  { distribution, known = [] }: Seen = {},
): Page {
  return new Page('acts/check.njk', {
    answers: filledIn(reader, actForm.fields, form, timeZone),
    caseId,
    distribution,
    hidden: [...form].filter(([name]) => !['add', 'csrf', 'step', 'key'].includes(name)),
    kept,
    key: form.get('key') ?? randomUUID(),
    kicker: reader.say(offer.word),
    known,
    needsSecond: needsSecond(offer),
    title: reader.say('form.check'),
    trail,
  });
}
