import { describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';

const drafts = new Drafts(new Uint8Array(32));
const address = '/cases/TH-1/acts/freezes?many=1';
const filled = new URLSearchParams({ note: 'บัญชีเงินฝากของผู้ต้องหา '.repeat(40) });

describe('a form that was filled in while the session ended', () => {
  it('is there again at its own address, and in no other form', async () => {
    const cookie = await drafts.keep(address, filled);
    expect((await drafts.take(address, cookie))?.form.toString()).toBe(filled.toString());
    for (const other of ['/cases/TH-2/acts/freezes?many=1', '/cases/TH-1/acts/freezes', '/acts/cases'])
      expect(await drafts.take(other, cookie)).toBeUndefined();
  });

  it('is kept only where an act was asked for, and where a browser would keep so much', async () => {
    const noise = Array.from({ length: 4_000 }, (_, at) =>
      String.fromCodePoint(33 + ((at * at * 31) % 9_973)),
    );
    expect(await drafts.keep('/approvals', filled)).toBeUndefined();
    expect(await drafts.keep(address, new URLSearchParams({ note: noise.join('') }))).toBeUndefined();
  });
});
