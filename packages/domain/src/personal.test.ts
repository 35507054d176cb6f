import { describe, expect, it } from 'vitest';
import { acts, findAct } from './acts/index.ts';
import { splitPersonal } from './personal.ts';
import { account, hundred, order } from './scenario-steps.fixture.ts';

const hashOf = (value: string): string => `hmac:${value.length}`;
const paths = findAct('freezes')?.personal ?? [];
const freeze = { ...hundred, asset: account, custodian: 'Bank B', order };

describe('personal fields', () => {
  // a policy is about no person: who agrees to one, or brings it to a partition, has nothing to note
  const noted = acts.filter(({ name }) => !name.startsWith('policies/'));

  it.each(noted.map((act) => [act.name, act] as const))('are known for %s: its note at least', (_, act) => {
    expect(act.personal).toContainEqual(['note']);
  });

  it('of a new asset are its place and the values of its identifiers', () => {
    for (const name of ['freezes', 'seizures', 'accruals']) {
      expect(
        findAct(name)
          ?.personal.map((path) => path.join('.'))
          .toSorted(),
      ).toEqual(['asset.identifiers.*.value', 'asset.location', 'note']);
    }
  });

  it('of a release is who receives it', () => {
    expect(findAct('releases')?.personal).toContainEqual(['recipient']);
  });

  it('leave their keyed hashes in their places, and travel beside by JSON pointer', () => {
    const identifiers = [
      { type: 'iban', value: 'TH00 0001' },
      { type: 'phone', value: '+66 2' },
    ];
    const body = { ...freeze, asset: { ...account, identifiers, location: 'Soi 5' }, note: 'Her sister' };
    const split = splitPersonal(body, paths, hashOf);
    expect(split).toEqual({
      body: {
        ...body,
        asset: {
          ...account,
          identifiers: [
            { type: 'iban', value: 'hmac:9' },
            { type: 'phone', value: 'hmac:5' },
          ],
          location: 'hmac:5',
        },
        note: 'hmac:10',
      },
      personal: {
        '/asset/identifiers/0/value': 'TH00 0001',
        '/asset/identifiers/1/value': '+66 2',
        '/asset/location': 'Soi 5',
        '/note': 'Her sister',
      },
    });
    expect(Object.keys(split.personal ?? {})).toEqual(Object.keys(split.personal ?? {}).toSorted());
    expect(body.note).toBe('Her sister');
    expect(identifiers[0]?.value).toBe('TH00 0001');
  });

  it('that are absent leave the body as it is', () => {
    const split = splitPersonal(freeze, paths, hashOf);
    expect(split.body).toBe(freeze);
    expect(split).not.toHaveProperty('personal');
  });
});
