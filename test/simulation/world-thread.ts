import { parentPort, workerData } from 'node:worker_threads';
import { runWorld, type WorldToRun } from './simulation.ts';

/** A thread that runs the worlds it is told, one at a time, and answers what came of each. */
const { folder, seed } = workerData as { readonly folder: string; readonly seed: string };
parentPort?.on('message', (world: WorldToRun) => {
  void runWorld({ ...world, folder, seed }).then((run) => parentPort?.postMessage(run));
});
