import type { ShownImport } from '@seizure-ledger/contracts';
import { expect, it } from 'vitest';
import { stepsFor } from './steps.ts';

const importer = { role: 'prosecutor', subject: 'p-1' } as const;
const second = { role: 'prosecutor', subject: 'p-2' } as const;
const officer = { role: 'vault', subject: 'v-1' } as const;
const shown = { by: 'p-1', reconciliation: { awaitingSecondPerson: 2 }, state: 'done' } as ShownImport;

const neither = { mayApprove: false, mayResume: false };
const agree = { mayApprove: true, mayResume: false };
const goOn = { mayApprove: false, mayResume: true };

it.each([
  ['is done', shown, neither, agree],
  ['is under way', { ...shown, state: 'running' }, neither, neither],
  ['waits for its importer', { ...shown, state: 'paused', waitsFor: 'p-1' }, goOn, neither],
  ['waits for who agreed', { ...shown, state: 'paused', waitsFor: 'p-3' }, neither, agree],
  ['has failed', { ...shown, state: 'failed' }, goOn, neither],
] as const)('an import that %s offers each what they can do', (_, found, ofImporter, ofSecond) => {
  expect(stepsFor(found, importer)).toEqual(ofImporter);
  expect(stepsFor(found, second)).toEqual(ofSecond);
  expect(stepsFor(found, officer)).toEqual(neither);
});
