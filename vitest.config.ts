import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.ts';

/** Rooms find each other's sources, so that no test waits for a build (`source` in each package.json). */
const conditions = ['source', 'node', 'import', 'default'];
const resolution = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/** Tests that need a Kafka or a MongoDB; each finds it by `inject`, or the reason why there is none. */
const onServers = [
  'packages/event-log/src/kafka/**/*.test.ts',
  'packages/read-model/src/mongodb/**/*.test.ts',
  'packages/vault/src/mongodb/**/*.test.ts',
  'test/servers/**/*.test.ts',
];
const withServers = {
  globalSetup: ['test/servers/kafka.setup.ts', 'test/servers/mongodb.setup.ts'],
  expect: { poll: { timeout: 60_000 } },
  testTimeout: 120_000,
  // a dozen processes come up, beside those of another file
  hookTimeout: 300_000,
};

/** Tests beside their file are quick and come first; then what spans rooms: processes that are killed, a whole register; then what needs servers. */
export default defineConfig({
  test: {
    reporters: ['default', './test/skipped-reporter.ts'],
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        ...resolution,
        test: {
          name: 'rooms',
          include: ['{packages,services}/*/src/**/*.test.ts'],
          exclude: onServers,
          testTimeout: 120_000,
          hookTimeout: 30_000,
          // one load of the modules for all files of a worker, a fifth of the time: no room keeps anything between tests
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...resolution,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: onServers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...resolution,
        test: {
          ...withServers,
          name: 'servers',
          include: onServers,
          // each starts brokers, a database or a dozen processes of its own, and waits for them; more at a time would be late
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
