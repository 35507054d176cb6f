const local = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,3})?))?)?$/;

/**
 * What a clock in a time zone shows, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm[:ss[.sss]]`, as an instant in UTC. Of an
 * hour that comes twice the first is meant. Anything else is given back as it is.
 */
export function instantOf(text: string, timeZone: string): string {
  const [, day, time = '00:00', seconds = '00'] = local.exec(text) ?? [];
  if (day === undefined) return text;
  const wanted_ms = Date.parse(`${day}T${time}:${seconds}Z`);
  // Date.parse takes 30 February for 2 March
  if (Number.isNaN(wanted_ms) || !new Date(wanted_ms).toISOString().startsWith(day)) return text;
  // the offset may be another one on the other side of a change
  const candidates = [wanted_ms - 86_400_000, wanted_ms + 86_400_000].map(
    (near_ms) => wanted_ms - offsetAt(near_ms, timeZone),
  );
  const found = candidates.find((at_ms) => at_ms + offsetAt(at_ms, timeZone) === wanted_ms);
  return found === undefined ? text : new Date(found).toISOString().replace('.000Z', 'Z');
}

/** A time zone as somebody named it; UTC where there is none of that name. */
export function zoneNamed(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

/** What a clock in a time zone shows at an instant, as the fields of a form write it: seconds where there are any. */
export function localOf(instant: string, timeZone: string): string {
  const at_ms = Date.parse(instant);
  return Number.isNaN(at_ms)
    ? instant
    : new Date(at_ms + offsetAt(at_ms, timeZone)).toISOString().replace(/(:00)?\.000Z$|Z$/, '');
}

/**
 * What a person meant by a local time that a form showed them for `exact`: that instant, as long as they left it. A
 * clock may show the same for another one.
 */
export function instantMeant(text: string, exact: string | null, timeZone: string): string {
  const instant = instantOf(text, timeZone);
  return exact !== null && instantOf(localOf(exact, timeZone), timeZone) === instant ? exact : instant;
}

/** How far a time zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at_ms: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-US', {
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    minute: '2-digit',
    month: '2-digit',
    second: '2-digit',
    timeZone,
    year: 'numeric',
  }).formatToParts(new Date(at_ms));
  const part = (type: string): number => Number(shown.find((one) => one.type === type)?.value);
  const wall_ms = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall_ms - Math.floor(at_ms / 1_000) * 1_000;
}
