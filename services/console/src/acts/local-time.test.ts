import { describe, expect, it } from 'vitest';
import { page } from '../pages.ts';
import { bodyOf, formOfBody } from './body-of-form.ts';
import type { Field } from './fields.ts';
import { instantOf, localOf, zoneNamed } from './local-time.ts';
import { shownFields } from './shown-fields.ts';

describe('a local time', () => {
  it.each([
    ['2025-12-17T09:00', 'Asia/Bangkok', '2025-12-17T02:00:00Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-06-30T23:59:59', 'Asia/Bangkok', '2026-06-30T16:59:59Z'],
    ['2026-06-30T23:59:59.250', 'Asia/Bangkok', '2026-06-30T16:59:59.250Z'],
  ])('%s in %s is %s', (text, timeZone, instant) => {
    expect(instantOf(text, timeZone)).toBe(instant);
    expect(localOf(instant, timeZone).startsWith(text)).toBe(true);
  });

  it('is of the zone that a form names, and of UTC until it names one', () => {
    expect(instantOf('2025-12-17T09:00', zoneNamed('Asia/Bangkok'))).toBe('2025-12-17T02:00:00Z');
    expect(['', 'Bangkok'].map(zoneNamed)).toEqual(['UTC', 'UTC']);
  });

  it.each([
    ['with seconds', '2026-06-30T16:59:59Z', 'Asia/Bangkok', '2026-06-30T23:59:59'],
    ['with less than a second', '2026-06-30T16:59:59.250Z', 'Asia/Bangkok', '2026-06-30T23:59:59.250'],
    ['in the second of two like hours', '2026-11-01T07:30:00Z', 'America/Chicago', '2026-11-01T01:30'],
  ])('%s comes back from a form as it was, as long as nobody changes it', (_, instant, timeZone, text) => {
    const fields: readonly Field[] = [{ kind: 'instant', name: 'expiresAt', required: true }];
    const sentBy = (form: URLSearchParams) => {
      const shown = shownFields(fields, { form, language: 'en', timeZone, wrong: new Map() });
      const drawn = page('acts/form.njk', { fields: shown, offer: {}, moreFields: [] });
      const sent = new URLSearchParams();
      for (const [, name = '', value = ''] of drawn.matchAll(
        /<input[^>]* name="(expiresAt[^"]*)" value="([^"]*)"/g,
      ))
        sent.set(name, value);
      return sent;
    };
    const sent = sentBy(formOfBody(fields, { expiresAt: instant }));
    expect(sent.get('expiresAt')).toBe(text);
    expect(bodyOf(fields, sent, timeZone)).toEqual({ expiresAt: instant });
    expect(bodyOf(fields, sentBy(sent), timeZone)).toEqual({ expiresAt: instant });
    sent.set('expiresAt', '2026-12-01T09:00:30');
    const changed = instantOf('2026-12-01T09:00:30', timeZone);
    expect(bodyOf(fields, sent, timeZone)).toEqual({ expiresAt: changed });
  });

  it('that no clock shows stays as it was written', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T02:30');
    expect(instantOf('2026-02-30T09:00', 'Asia/Bangkok')).toBe('2026-02-30T09:00');
    expect(instantOf('tomorrow', 'UTC')).toBe('tomorrow');
  });
});
