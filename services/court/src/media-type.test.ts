import { describe, expect, it } from 'vitest';
import { mediaTypeFor } from './media-type.ts';

const json = 'application/json';
const csv = 'text/csv; charset=utf-8';
const pdf = 'application/pdf';

describe('a summary is answered', () => {
  it.each([
    [undefined, json],
    ['*/*', json],
    ['application/*', json],
    ['text/*', csv],
    ['text/csv', csv],
    ['TEXT/CSV; charset=UTF-8', csv],
    ['text/csv;header=present', csv],
    ['application/json, text/csv;q=0.5', json],
    ['application/json;q=0.4, text/csv;q=0.5', csv],
    ['application/json;q=0, */*', csv],
    ['text/html, application/xhtml+xml, */*;q=0.8', json],
    ['application/pdf, text/csv;q=0.1', pdf],
    ['application/json;q=0.5, application/pdf', pdf],
  ])('to Accept: %s as %s', (accept, type) => {
    expect(mediaTypeFor(accept)).toBe(type);
  });

  it.each(['text/html', 'text/csv;q=0', 'text/csvx', 'text/csv;header=absent', ''])(
    'not at all to Accept: %s, but with what there is',
    (accept) => {
      expect(() => mediaTypeFor(accept)).toThrow(/application\/json, text\/csv or application\/pdf/);
    },
  );
});
