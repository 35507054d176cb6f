import { describe, expect, it } from 'vitest';
import { given } from './scenario.fixture.ts';
import { investigator } from './scenario-people.fixture.ts';
import { account, hundred, house, opened, order } from './scenario-steps.fixture.ts';
import { findUnit, units } from './units.ts';

const freeze = { ...hundred, asset: account, custodian: 'Bank B', order };
const bitcoin = '4H95J0R2X';

describe('a unit', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['USD', 2],
    ['THB', 2],
    ['EUR', 2],
    ['KWD', 3],
    ['CLF', 4],
    ['XCG', 2],
    ['XAF', 0],
    ['BTC', 8],
    ['ETH', 18],
    ['USDT-TRX', 6],
    ['item', 0],
  ])('%s has %i digits behind the point', (code, digits) => {
    expect(findUnit(code)?.digits).toBe(digits);
  });

  it.each(['XAU', 'XAG', 'XPT', 'XPD', 'XDR', 'XXX', 'XTS', 'XSU', 'XUA', 'XBA', 'XBB', 'XBC', 'XBD', 'XBT'])(
    '%s is not registered',
    (code) => {
      expect(findUnit(code)).toBeUndefined();
    },
  );

  it.each(['usd', 'Usd', ' USD', 'USD ', 'ITEM', 'toString', '__proto__', 'constructor', 'USDT'])(
    '%s is not a way to write one',
    (code) => {
      expect(findUnit(code)).toBeUndefined();
    },
  );

  it('is known by its alias and by either identifier, and is one unit', () => {
    const names = ['BTC', bitcoin, 'bip122:000000000019d6689c085ae165831e93/slip44:0'];
    expect(names.map((name) => findUnit(name)?.code)).toEqual([bitcoin, bitcoin, bitcoin]);
  });

  it('is another one on another chain', () => {
    expect(findUnit('USDT-ETH')?.code).not.toBe(findUnit('USDT-TRX')?.code);
  });

  it('has one meaning for each of its names', () => {
    const codes = units.map(({ code }) => code);
    const aliases = units.flatMap(({ alias }) => alias ?? []);
    expect(new Set([...codes, ...aliases]).size).toBe(codes.length + aliases.length);
  });

  it.each([
    ['XAU', '1', 'UNKNOWN_UNIT'],
    ['JPY', '1.0', 'PRECISION_EXCEEDED'],
    ['USD', '0.001', 'PRECISION_EXCEEDED'],
    ['BTC', '0.000000001', 'PRECISION_EXCEEDED'],
    ['item', '0.5', 'PRECISION_EXCEEDED'],
    ['USD', '0.00', 'ZERO_QUANTITY'],
  ] as const)('%s: a freeze of %s is refused %s', (unit, quantity, code) => {
    given(opened)
      .when(investigator, 'freezes', { ...freeze, quantity, unit })
      .refuses(code);
  });

  it('of a thing is item, and a thing is whole', () => {
    given(opened)
      .when(investigator, 'freezes', { ...freeze, asset: house, quantity: '1', unit: 'item' })
      .posts('source:world -1 item of A1', 'held:frozen 1 item of A1 with Bank B');
  });
});
