import type { LaterActs, PlannedAct } from '../plan.ts';
import { writtenAmount } from '../written-amount.ts';
import type { ActWriter, TakenRecord } from './acts.ts';
import { contradiction } from './contradiction.ts';
import { unusableDate } from './unusable-date.ts';

/** What followed the seizure of a thing: its values, and its forfeiture or release as the note has it. */
export function laterActsOfItem(record: TakenRecord, write: ActWriter): LaterActs {
  const outcome = outcomeOf(record, write);
  return { ...outcome, acts: [...valuations(record, write), ...outcome.acts] };
}

function outcomeOf(record: TakenRecord, write: ActWriter): LaterActs {
  const { forfeited, released, rescinded } = record.findings;
  if (forfeited && (released || rescinded))
    return contradiction(
      'confiscation',
      `"${record.note}" says both forfeited and ${released ? 'released' : 'rescinded'}`,
    );
  if (rescinded && !released)
    return contradiction('confiscation', `"${record.note}" rescinds, and says no release`);
  if (released) return { acts: [write.release(record, '1')], refused: [], listed: [] };
  if (!forfeited) return { acts: [], refused: [], listed: [] };
  if (record.forfeitedOn === undefined) return { acts: [], refused: [unusableDate(record)], listed: [] };
  return { acts: [write.confiscation(record, '1', record.forfeitedOn)], refused: [], listed: [] };
}

function valuations(record: TakenRecord, write: ActWriter): readonly PlannedAct[] {
  const [estimate, forfeited] = [writtenAmount(record.estimate), writtenAmount(record.forfeited)];
  return [
    ...(estimate === undefined ? [] : [write.estimate(record, estimate)]),
    ...(forfeited === undefined ? [] : [write.forfeitureValue(record, forfeited)]),
  ];
}
