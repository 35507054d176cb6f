import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SealedCookie } from './sealed-cookie.ts';

const key = new Uint8Array(32).fill(7);
const cookieOf = <S extends z.ZodObject>(schema: S) => new SealedCookie('__Host-test', key, schema);
const before = cookieOf(z.object({ name: z.string() }));

describe('a sealed cookie', () => {
  it('holds what was put into it', async () => {
    expect(await before.read(await before.set({ name: 'inv-1' }, 60))).toMatchObject({ name: 'inv-1' });
  });

  it('that an earlier console has sealed otherwise holds nothing', async () => {
    const now = cookieOf(z.object({ subject: z.string() }));
    expect(await now.read(await before.set({ name: 'inv-1' }, 60))).toBeUndefined();
  });

  it('that was changed on its way holds nothing', async () => {
    const sent = (await before.set({ name: 'inv-1' }, 60)) ?? '';
    expect(await before.read(sent.replace('__Host-test=e', '__Host-test=f'))).toBeUndefined();
  });
});
