import { describe, expect, it } from 'vitest';
import { Sessions } from './sessions.ts';

const sessions = new Sessions(new Uint8Array(32));
const me = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' } as const;

describe('a session', () => {
  it('is none where the token is too long for a cookie, which a browser would silently drop', async () => {
    const signedIn = (length: number) => sessions.signIn(me, 'x'.repeat(length), Date.now() / 1_000 + 600);
    expect(await sessions.of((await signedIn(2_000))?.[0])).toMatchObject({ me });
    expect(await signedIn(4_000)).toBeUndefined();
  });
});
