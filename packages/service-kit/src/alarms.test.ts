import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Alarm, Alarms } from './alarms.ts';

const place = { partition: 3, reader: 'projection' };
const failing: Alarm = { ...place, message: 'it failed', state: 'failing' };
const stopped: Alarm = { ...place, message: 'a gap', state: 'stopped' };

function alarmsWithLog() {
  const lines: string[] = [];
  return { alarms: new Alarms(pino({}, { write: (line) => void lines.push(line) })), lines };
}

describe('alarms', () => {
  it('stand until their reader goes on, and stay in the log', () => {
    const { alarms, lines } = alarmsWithLog();
    alarms.raise(failing, new Error('the database is away'));
    expect(alarms.standing).toEqual([failing]);
    alarms.clear(place);
    expect(alarms.standing).toEqual([]);
    expect(lines.filter((line) => line.includes('ALARM'))).toHaveLength(1);
    expect(lines[0]).toContain('the database is away');
  });

  it('stand once for each reader and partition, however often it fails; the last one counts', () => {
    const { alarms, lines } = alarmsWithLog();
    for (let n = 0; n < 5_000; n += 1) alarms.raise(failing, undefined);
    alarms.raise(stopped, undefined);
    alarms.raise({ ...failing, partition: 4 }, undefined);
    expect(alarms.standing).toEqual([stopped, { ...failing, partition: 4 }]);
    expect(lines).toHaveLength(5_002);
  });

  it('do not stand for what is only odd: that is counted', () => {
    const { alarms, lines } = alarmsWithLog();
    for (let n = 0; n < 3; n += 1) alarms.count('quarantined', { ...place, message: 'not JSON' });
    alarms.count('undecidable', { ...place, message: 'it threw' }, new Error('why'));
    expect(alarms.standing).toEqual([]);
    expect(alarms.counted).toEqual({ quarantined: 3, stampMissing: 0, undecidable: 1, witnessAway: 0 });
    expect(lines).toHaveLength(4);
  });
});
