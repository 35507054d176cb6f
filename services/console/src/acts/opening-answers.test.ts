import type { Principal } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import type { Reader } from '../frame/reader.ts';
import { openingAnswers } from './opening-answers.ts';

const me: Principal = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' };
const readerOf = (cases: readonly { readonly timeZone: string }[]) =>
  ({ get: () => Promise.resolve({ cases }), me }) as unknown as Pick<Reader, 'get' | 'me'>;
const filledIn = async (cases: readonly { readonly timeZone: string }[], asked = '') =>
  Object.fromEntries(await openingAnswers(readerOf(cases), new URLSearchParams(asked)));

it('who opens a case need not say who they are, nor by which clocks their agency goes', async () => {
  const own = { agency: 'TH-CCIB', jurisdiction: 'TH' };
  expect(await filledIn([{ timeZone: 'Asia/Bangkok' }])).toEqual({ ...own, timeZone: 'Asia/Bangkok' });
  expect(await filledIn([])).toEqual(own);
  expect(await filledIn([], 'agency=TH-DSI')).toEqual({ ...own, agency: 'TH-DSI' });
});
