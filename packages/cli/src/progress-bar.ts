import { Presets, SingleBar } from 'cli-progress';

/** A bar on a terminal, nothing elsewhere. */
export function progressBar(label: string): { show(done: number, total: number): void; end(): void } {
  if (!process.stderr.isTTY) return { end: () => undefined, show: () => undefined };
  const bar = new SingleBar(
    {
      format: `{bar} {percentage}% | {value}/{total} ${label} | {eta_formatted} left`,
      gracefulExit: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    end: () => bar.stop(),
    show(done, total) {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
  };
}
