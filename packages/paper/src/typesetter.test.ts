import { afterAll, describe, expect, it } from 'vitest';
import type { Sheet } from './sheet.ts';
import { Typesetter } from './typesetter.ts';

const sheet: Sheet = {
  date: '2026-01-02T03:04:05.600Z',
  footer: 'Summary TH-1',
  language: 'th',
  pageOf: 'หน้า {n} จาก {of}',
  parts: [{ kind: 'text', text: '#panic("typeset") #read("/etc/hostname") 😀' }],
  title: 'สรุป',
};

const typesetter = new Typesetter();
afterAll(() => typesetter.close());

describe('a typesetter', () => {
  it('gives the same bytes for the same sheet, also in another process', async () => {
    const other = new Typesetter();
    const [first, again, elsewhere] = await Promise.all([
      typesetter.set(sheet),
      typesetter.set(sheet),
      other.set(sheet),
    ]);
    await other.close();
    expect(Buffer.from(first).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, elsewhere)).toBe(0);
  });

  it('says why it could not set a sheet, and sets the next one', async () => {
    const late: Sheet = { ...sheet, date: '2026-13-01T00:00:00Z' };
    const [refused, next] = await Promise.allSettled([typesetter.set(late), typesetter.set(sheet)]);
    expect(refused).toMatchObject({ reason: { message: expect.stringContaining('month is invalid') } });
    expect(next.status).toBe('fulfilled');
  });

  it('begins again after its process has ended', async () => {
    await typesetter.set(sheet);
    await typesetter.close();
    expect((await typesetter.set(sheet)).length).toBeGreaterThan(1_000);
  });
});
