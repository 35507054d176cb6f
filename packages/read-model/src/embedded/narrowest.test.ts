import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Range } from '../range.ts';
import { narrowest } from './narrowest.ts';
import { Statements } from './statements.ts';
import { schema } from './schema.ts';

const database = new DatabaseSync(':memory:');
database.exec(schema());
const tag = database.prepare(`INSERT INTO tags VALUES ('cases', ?, ?)`);
for (const at of Array(1_500).keys()) {
  tag.run(`C-${at}`, 'status:open');
  tag.run(`C-${at}`, `word:${at}`);
  if (at % 100 === 0) tag.run(`C-${at}`, 'sees:TH');
}

function start(tags: Range['tags'] & {}) {
  return narrowest(new Statements(database), 'cases', { tags, limit: 50 });
}

describe('a search by tags starts from', () => {
  it('the rarest of them', () => {
    expect(start({ all: ['status:open', 'sees:TH'] })).toEqual({ anyOf: ['sees:TH'] });
    expect(start({ all: ['status:open'], prefixes: ['word:123'] })).toEqual({ prefix: 'word:123' });
  });

  it('a common one where no other is rare, but not from a common prefix, which would have to be sorted', () => {
    expect(start({ all: ['status:open'], prefixes: ['word:'] })).toEqual({ anyOf: ['status:open'] });
    expect(start({ prefixes: ['word:'] })).toBeUndefined();
    expect(start({})).toBeUndefined();
  });
});
