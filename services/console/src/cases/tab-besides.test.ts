import { expect, it } from 'vitest';
import { besides } from './tab-besides.ts';

/** Of what is asked for at the end of an address, the answer. */
const answering = (answers: Readonly<Record<string, object>>) => ({
  get: async <T>(path: string): Promise<T> => answers[path.split('/').at(-1) ?? ''] as T,
});

const valuesIn = async (tab: string, answers: Readonly<Record<string, object>>) => {
  const { rows } = (await besides[tab]?.(answering(answers), 'TH-1')) ?? { rows: [] };
  return rows.map((row) => row.map(({ value }) => value));
};

it('property that never changed hands is shown with who holds it, and since when', async () => {
  const lot = (assetId: string, custodian: string) => ({
    account: 'held:seized',
    assetId,
    custodian,
    quantity: '1',
    unit: 'item',
  });
  const passed = (to: string, settledAt: string, state = 'confirmed') => ({
    assetId: 'B',
    settledAt,
    state,
    to,
  });
  const takenAt = '2025-01-01T00:00:00Z';
  const rows = await valuesIn('custody', {
    assets: { assets: [{ assetId: 'A', description: 'Car', takenAt }] },
    custody: {
      custody: [
        passed('AMLO', '2025-03-01T00:00:00Z'),
        passed('AMLO', '2025-02-01T00:00:00Z'),
        passed('AMLO', '2025-04-01T00:00:00Z', 'refused'),
      ],
    },
    lots: { lots: [lot('A', 'TH-CCIB'), lot('B', 'AMLO')], next: null },
  });
  expect(rows).toEqual([
    ['A', 'TH-CCIB', 'held:seized', '1', takenAt],
    ['B', 'AMLO', 'held:seized', '1', '2025-03-01T00:00:00Z'],
  ]);
});

it('an order that acts cite stands beside the registered ones, once', async () => {
  const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
  const entry = (act: string, status: string, body: object, recordedAt: string) => ({
    act,
    body,
    recordedAt,
    status,
  });
  const rows = await valuesIn('orders', {
    entries: {
      entries: [
        entry('freezes', 'refused', { order: { ...order, reference: 'Kor 1' } }, '2025-12-16'),
        entry('freezes', 'posted', { order }, '2025-12-17'),
        entry('seizures', 'posted', { order }, '2025-12-18'),
        entry('seizures', 'posted', { orderId: 'O-1' }, '2025-12-19'),
      ],
      next: null,
    },
  });
  expect(rows).toEqual([['Criminal Court, Kor 12/2568, 2025-12-17', 'freezes', '2025-12-17']]);
});
