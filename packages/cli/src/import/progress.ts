import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '@seizure-ledger/register';

/** Shows how far an import is: a bar on a terminal, a line for each tenth of the way elsewhere. Writes to stderr. */
export function showProgress(): {
  readonly show: (progress: ImportProgress) => void;
  readonly end: () => void;
} {
  return process.stderr.isTTY ? bar() : lines();
}

function bar() {
  const drawn = new SingleBar({
    format: '{phase} [{bar}] {percentage}% {value}/{total} {eta_formatted}',
    gracefulExit: true,
    stream: process.stderr,
  });
  let shown: ImportProgress['phase'] | undefined;
  return {
    show: ({ phase, done, total }: ImportProgress): void => {
      if (phase !== shown) {
        drawn.stop();
        drawn.start(total, 0, { phase });
      }
      shown = phase;
      drawn.update(done);
    },
    end: (): void => drawn.stop(),
  };
}

function lines() {
  let said = '';
  return {
    show: ({ phase, done, total }: ImportProgress): void => {
      const line = `${phase} ${Math.floor((done * 10) / total) * 10}% of ${total}`;
      if (line !== said) console.error(line);
      said = line;
    },
    end: (): void => undefined,
  };
}
