import { describe, expect, it } from 'vitest';
import { Sessions } from './sessions.ts';

const sessions = new Sessions(new Uint8Array(32));
const me = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' } as const;

describe('a session', () => {
  it('is none where the token is too long for a cookie, which a browser would silently drop', async () => {
    const signedIn = (length: number) =>
      sessions.signIn(me, { idToken: undefined, token: 'x'.repeat(length) }, Date.now() / 1_000 + 600);
    expect(await sessions.of((await signedIn(2_000))?.[0])).toMatchObject({ me });
    expect(await signedIn(4_000)).toBeUndefined();
  });

  it('keeps who leaves for the issuer, as far as the cookie has room for it', async () => {
    const kept = async (length: number) => {
      const granted = { idToken: 'i'.repeat(length), token: 'token' };
      return sessions.of((await sessions.signIn(me, granted, Date.now() / 1_000 + 600))?.[0]);
    };
    expect((await kept(1_000))?.idToken).toHaveLength(1_000);
    expect(await kept(4_000)).toMatchObject({ me, token: 'token' });
    expect((await kept(4_000))?.idToken).toBeUndefined();
  });
});
