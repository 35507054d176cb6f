import { defineConfig } from 'vitest/config';

/** Rooms find each other's sources, so that no test waits for a build (`source` in each package.json). */
const conditions = ['source', 'node', 'import', 'default'];
const resolution = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/** Tests that need a Kafka or a MongoDB; each finds it by `inject`, or the reason why there is none. */
const ofAdapters = [
  'packages/event-log/src/kafka/**/*.test.ts',
  'packages/read-model/src/mongodb/**/*.test.ts',
  'packages/vault/src/mongodb/**/*.test.ts',
];
const onServers = [...ofAdapters, 'test/servers/**/*.test.ts'];
const withServers = {
  globalSetup: ['test/servers/kafka.setup.ts', 'test/servers/mongodb.setup.ts'],
  expect: { poll: { timeout: 60_000 } },
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** Tests beside their file are quick and come first; `test/` holds what spans rooms: processes that are killed, a whole register. */
export default defineConfig({
  test: {
    reporters: ['default', './test/skipped-reporter.ts'],
    projects: [
      {
        ...resolution,
        test: {
          name: 'rooms',
          include: ['{packages,services}/*/src/**/*.test.ts'],
          exclude: onServers,
          testTimeout: 120_000,
          hookTimeout: 30_000,
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
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...resolution,
        test: {
          ...withServers,
          name: 'adapters',
          include: ofAdapters,
          // most of them wait for a server most of the time
          maxWorkers: '100%',
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...resolution,
        test: {
          ...withServers,
          name: 'servers',
          include: ['test/servers/**/*.test.ts'],
          // each of them starts brokers, a database or a dozen processes of its own
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
