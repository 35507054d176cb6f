import { describe, expect, it } from 'vitest';
import { acts } from './acts/index.ts';
import { mayPropose, permissionFor, permissions } from './permissions.ts';
import { person as aPerson, roles } from './principal.ts';
import { reactor } from './reaction.ts';
import { given, now, statusOf } from './scenario.fixture.ts';
import { person } from './scenario-people.fixture.ts';
import { opened } from './scenario-steps.fixture.ts';

/** Security.md's table again, act by role: p proposes, s may be the second person, b both. */
const matrix = {
  //                        inv  cus  pro  court admin vault, where it is not -
  cases: /*              */ 'p    -    p    -',
  orders: /*             */ 'p    -    p    -',
  access: /*             */ '-    -    p    -',
  freezes: /*            */ 'p    -    p    -',
  extensions: /*         */ 'p    -    p    -',
  seizures: /*           */ 'p    -    p    -',
  accruals: /*           */ 'p    p    p    -',
  valuations: /*         */ 'p    p    p    -',
  transfers: /*          */ 'p    p    p    -',
  'transfers/receipt': /**/ '-    -    -    -',
  'transfers/delivery': /* */ '-    -    -    -',
  'transfers/return': /* */ '-    -    -    -',
  'transfers/confirmation': 'p    p    p    -',
  'transfers/refusal': /**/ 'p    p    p    -',
  'transfers/cancellation': 'p    p    p    -',
  'write-offs': /*       */ '-    p    b    -',
  releases: /*           */ '-    -    b    s',
  confiscations: /*      */ '-    -    p    p',
  finality: /*           */ '-    -    p    p',
  reversals: /*          */ '-    -    b    s',
  realisations: /*       */ '-    p    b    -',
  conversions: /*        */ '-    p    b    -',
  costs: /*              */ 'p    p    p    -',
  'receipts-in': /*      */ '-    -    p    p',
  shares: /*             */ '-    -    b    s',
  remittances: /*        */ '-    -    b    s',
  claims: /*             */ '-    -    p    p',
  'claims/amendment': /* */ '-    -    p    p',
  restitutions: /*       */ '-    -    p    b',
  'restitutions/payments': '-    p    b    -',
  corrections: /*        */ 'p    p    b    p',
  'restitutions/payments/returns': '-    p    p    -',
  'restitutions/voids': /**/ '-    -    b    s',
  'restitutions/reserve-releases': '-    -    b    s',
  persons: /*            */ '-    -    -    -    -    p',
  'persons/readings': /* */ '-    -    -    -    -    p',
  'persons/erasure': /*  */ '-    -    -    -    -    b',
  'persons/erasure/confirmation': '-    -    -    p',
  'returns-in-kind': /*  */ '-    -    b    s',
  approvals: /*          */ '-    -    p    p    -    p',
  rejections: /*         */ '-    -    p    p    -    p',
  withdrawals: /*        */ 'p    p    p    p    -    p',
  policies: /*           */ '-    -    -    -    b',
  'policies/approvals': /* */ '-    -    -    -    p',
  'policies/rejections': '-    -    -    -    p',
  'policies/withdrawals': '-    -    -    -    p',
  'policies/relay': /*   */ '-    -    -    -',
  closure: /*            */ '-    -    p    p',
  reopening: /*          */ '-    -    p    p',
} as const;

const columns = ['investigator', 'custodian', 'prosecutor', 'court', 'admin', 'vault'];
const cells = Object.entries(matrix).flatMap(([act, row]) => {
  const marks = row.split(/ +/);
  return roles.map((role) => [role, act, marks[columns.indexOf(role)] ?? '-'] as const);
});

describe('the permission table', () => {
  it('has a row for each act, and no other', () => {
    const names = acts.map(({ name }) => name).toSorted();
    expect(Object.keys(permissions).toSorted()).toEqual(names);
    expect(Object.keys(matrix).toSorted()).toEqual(names);
  });

  it.each(cells)('%s, %s: %s', (role, act, mark) => {
    expect(mayPropose(role, act)).toBe(mark === 'p' || mark === 'b');
    expect(permissions[act]?.second?.includes(role) ?? false).toBe(mark === 's' || mark === 'b');
  });

  it.each(cells.filter(([, act, mark]) => act !== 'cases' && (mark === '-' || mark === 's')))(
    '%s who asks in the own agency’s case for %s is refused by the ledger too',
    (role, act) => {
      const story = given(opened);
      const instruction = { act, actor: person(role, 'x-1', 'TH-CCIB'), body: {}, caseId: 'TH-2025-0007' };
      const { fact } = story.book.take({ ...instruction, id: 'k', sentAt: now }, now);
      expect(statusOf(fact)).toBe('ROLE_NOT_PERMITTED');
    },
  );

  it.each(roles)('lets %s ask for a cost that the property pays only as a holder of it', (role) => {
    const row = permissionFor('costs', { paidBy: 'property' });
    expect(row?.proposes.includes(role)).toBe(role === 'custodian' || role === 'prosecutor');
    expect(row?.second).toEqual(['prosecutor']);
    expect(permissionFor('costs', { paidBy: 'state' })?.second).toBeUndefined();
  });

  it.each(roles)(
    'lets %s ask for a transfer to another case only as a prosecutor, and never alone',
    (role) => {
      const row = permissionFor('transfers', { toCase: 'TH-2025-0009' });
      expect(row?.proposes.includes(role)).toBe(role === 'prosecutor');
      expect(row?.second).toEqual(['prosecutor', 'court']);
      expect(permissionFor('transfers', { to: 'Treasury' })?.second).toBeUndefined();
    },
  );

  it('lets everybody take back what they have proposed and somebody else has yet to agree to', () => {
    for (const [act, { proposes, second, where }] of Object.entries(permissions)) {
      const rows = [{ proposes, second }, where ?? {}];
      const withdrawal = act === 'policies' ? 'policies/withdrawals' : 'withdrawals';
      for (const row of rows)
        for (const role of (row.second && row.proposes) ?? [])
          expect([act, role, mayPropose(role, withdrawal)]).toEqual([act, role, true]);
    }
  });

  it('gives what follows of itself to the reactor alone, whose role no token can say', () => {
    const reactions = acts.filter(({ reacts }) => reacts).map(({ name }) => name);
    expect(reactions).toHaveLength(4);
    for (const act of reactions) expect(permissions[act]?.proposes).toEqual(['reactor']);
    expect(aPerson.safeParse(reactor).success).toBe(false);
  });

  it('knows nothing of what is no act', () => {
    for (const act of ['', 'constructor', '__proto__', 'toString']) {
      expect(mayPropose('prosecutor', act), act).toBe(false);
    }
  });
});

describe('the list of acts', () => {
  it('has one act a name and one type of fact an act, with its version', () => {
    expect(new Set(acts.map(({ name }) => name)).size).toBe(acts.length);
    expect(new Set(acts.map(({ type }) => type)).size).toBe(acts.length);
    for (const { type } of acts) expect(type).toMatch(/^[a-z]+\.[a-z]+\.v1$/);
  });
});
