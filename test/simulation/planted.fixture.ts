import { IndexRule, OutcomeParts, topics } from '@seizure-ledger/contracts';
import { type Change, findAct, isRefusal, type Leg } from '@seizure-ledger/domain';
import {
  AppendUncertainError,
  type EventLog,
  type NewRecord,
  type StoredRecord,
} from '@seizure-ledger/event-log';
import type { Commit, ReadModel } from '@seizure-ledger/read-model';
import { PartitionLedger, StateFile } from '@seizure-ledger/service-ledger';
import { vi } from 'vitest';
import type { Planted } from './world.ts';

/** A bug, put into one component for the length of a test; `found` is how the simulation names what came of it. */
export interface Bug {
  readonly found: RegExp;
  readonly planted?: Planted;
  /** For bugs inside the code itself. */
  readonly plant?: () => void;
}

export const bugs: Readonly<Record<string, Bug>> = {
  'a log acknowledges before its records are on disk, and the machine crashes': {
    found: /some are lost|no longer has|answers another instruction|does not have/,
    planted: { crash: (store) => void store.of(topics.ledger, 0).splice(-2) },
  },
  'instructions that were acknowledged are lost with the machine': {
    found: /acknowledged instruction .* is lost|instructions end before|answers another instruction/,
    planted: { crash: (store) => void store.of(topics.instructions, 1).splice(-1) },
  },
  'readers take again what they have taken': {
    found: /./,
    plant: () => void vi.spyOn(IndexRule.prototype, 'takes').mockReturnValue(true),
  },
  'a release takes from what was released and gives to what is held': {
    found:
      /after (approvals|releases|corrections) .* is wrong: out:released|takes from a lot that is not there|below zero/,
    plant: () => {
      const release = findAct('releases');
      if (!release) throw new Error('there is no act of release');
      const decide = release.decide.bind(release);
      vi.spyOn(release, 'decide').mockImplementation((ask, state) => {
        const decision = decide(ask, state);
        return isRefusal(decision) ? decision : { ...decision, legs: decision.legs.map(negated) };
      });
    },
  },
  'the ledger forgets which keys it has answered when it starts again': {
    found: /is not what the rules make of it|second effect/,
    plant: () => {
      writing((changes) => changes.filter(({ kind }) => kind !== 'instruction'));
    },
  },
  'the mark of a state file is newer than what stands in it': {
    found: /is not what the rules make of it|the state of|more is taken than was drawn/,
    plant: () => {
      writing((changes) => changes.slice(0, -3));
    },
  },
  'a ledger that starts again takes half an outcome for the whole': {
    found: /is not what the rules make of it|answers input/,
    plant: () => {
      vi.spyOn(OutcomeParts.prototype, 'add').mockImplementation((_, piece) => [piece]);
    },
    planted: { alwaysLarge: true, wrapLog: cuttingOnce },
  },
  'a ledger that failed keeps what the log never got': {
    found: /is not what the rules make of it|the state of|more is taken than was drawn/,
    plant: () => {
      vi.spyOn(PartitionLedger.prototype, 'discard').mockImplementation(function (this: PartitionLedger) {
        this.close();
      });
    },
  },
  'a ledger goes by its own clock': {
    found: /is not what the rules make of it/,
    planted: {
      wrapLog: (log) =>
        readingOtherwise(log, (record) => ({ ...record, timestamp_ms: record.timestamp_ms + 1 })),
    },
  },
  'a ledger does not notice that another one has written': {
    found: /which its log does not have|is not what the rules make of it/,
    planted: { wrapLog: believingItIsAlone },
  },
  'the projection writes its checkpoint after its documents': {
    found: /shows|there is an entry/,
    planted: { wrapReadModel: (readModel) => committing(readModel, checkpointLate) },
  },
  'the read model keeps what it is told to delete': {
    found: /shows|there are/,
    planted: {
      wrapReadModel: (readModel) =>
        committing(readModel, (commit, inner) =>
          inner.commit({ ...commit, writes: commit.writes.filter((write) => 'put' in write) }),
        ),
    },
  },
  'the projection loses an entry now and then': {
    found: /shows|there are/,
    planted: {
      wrapReadModel: (readModel) =>
        committing(readModel, (commit, inner) =>
          inner.commit({
            ...commit,
            writes: commit.writes.length > 12 ? commit.writes.slice(1) : commit.writes,
          }),
        ),
    },
  },
};

/** State files get other changes than they are told. */
function writing(others: (changes: readonly Change[]) => readonly Change[]): void {
  const write = Object.getOwnPropertyDescriptor(StateFile.prototype, 'write')?.value as StateFile['write'];
  vi.spyOn(StateFile.prototype, 'write').mockImplementation(function (this: StateFile, changes, mark) {
    write.call(this, others([...changes]), mark);
  });
}

const negated = (leg: Leg): Leg => ({
  ...leg,
  amount: leg.amount.startsWith('-') ? leg.amount.slice(1) : `-${leg.amount}`,
});

function readingOtherwise(log: EventLog, other: (record: StoredRecord) => StoredRecord): EventLog {
  return over(log, {
    read: async function* (...asked) {
      for await (const records of log.read(...asked))
        yield asked[0] === topics.instructions ? records.map(other) : records;
    },
  });
}

function believingItIsAlone(log: EventLog): EventLog {
  let end = 0;
  return over(log, {
    append: async (topic, partition, records: readonly NewRecord[]) => {
      const appended = await log.append(topic, partition, records);
      const firstOffset = end;
      end += records.length;
      return { ...appended, firstOffset };
    },
    read: async function* (...asked) {
      for await (const records of log.read(...asked)) {
        yield records;
        if (asked[0] === topics.ledger) end = (records.at(-1)?.offset ?? -1) + 1;
      }
    },
  });
}

/** No bug, but what shows one: the first outcome of several records is cut off after its first. */
function cuttingOnce(log: EventLog): EventLog {
  let isCut = false;
  return over(log, {
    append: async (topic, partition, records) => {
      const second = records.findIndex(({ headers }) => headers['ce_part']?.startsWith('2/'));
      if (isCut || second < 1) return log.append(topic, partition, records);
      isCut = true;
      await log.append(topic, partition, records.slice(0, second));
      throw new AppendUncertainError('no answer, but something stored');
    },
  });
}

/** The log, but for some of its methods. */
function over(log: EventLog, some: Partial<EventLog>): EventLog {
  return Object.assign(Object.create(log) as EventLog, {
    append: log.append.bind(log),
    end: log.end.bind(log),
    read: log.read.bind(log),
    ...some,
  });
}

function committing(
  readModel: ReadModel,
  commit: (commit: Commit, inner: ReadModel) => Promise<void>,
): ReadModel {
  const inner = { commit: readModel.commit.bind(readModel) } as ReadModel; // nothing else of it is asked for
  return Object.assign(readModel, { commit: (asked: Commit) => commit(asked, inner) });
}

async function checkpointLate(commit: Commit, inner: ReadModel): Promise<void> {
  const { after, checkpoint } = commit;
  if (after === null) return inner.commit(commit);
  await inner.commit({ ...commit, checkpoint: { ...checkpoint, index: after } });
  await inner.commit({ ...commit, writes: [] });
}
