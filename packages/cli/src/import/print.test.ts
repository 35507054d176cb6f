import { expect, test } from 'vitest';
import { printed } from './print.ts';

test('the reconciliation reads as equations, with amounts grouped and exact', () => {
  const text = printed({
    sha256: '',
    awaitingSecondPerson: 0,
    balanced: true,
    casesOpened: 18_507,
    listed: { contradiction: 90 },
    refusals: { seizure: { MISSING_AMOUNT: 26 } },
    rows: { read: 23_106, fullyPosted: 22_896, partlyRefused: 172, refused: 38 },
    units: {
      USD: {
        read: '64978447.60',
        seizureRefused: '5658.00',
        held: '0.12345678',
        confiscated: '1',
        released: '999',
      },
    },
  });
  expect(text.split('\n')).toEqual([
    'USD: 64,978,447.60 read = 5,658.00 seizure refused + 0.12345678 held + 1 confiscated + 999 released',
    'rows: 23,106 read = 22,896 fully posted + 172 partly refused + 38 refused',
    'cases opened: 18,507',
    'refused, seizure: MISSING_AMOUNT 26',
    'listed: contradiction 90',
    'Every row and amount is accounted for.',
  ]);
});
