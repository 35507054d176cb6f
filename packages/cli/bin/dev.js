import { fileURLToPath } from 'node:url';
import { rooms } from './build.js';
import { runOn } from './run-on.js';

// Starts again whenever a source changes; the start itself rebuilds what is stale, and after a failed build waits for the next change.
const watched = rooms().map((room) => `--watch-path=${room}/src`);
const start = fileURLToPath(new URL('seizure-ledger.js', import.meta.url));
await runOn(process.execPath, [
  '--watch-preserve-output',
  ...watched,
  start,
  'start',
  ...process.argv.slice(2),
]);
