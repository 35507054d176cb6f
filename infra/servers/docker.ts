import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Servers } from './servers.ts';

const composeFile = join(import.meta.dirname, '../compose.yaml');

/** Whether a Docker engine with compose answers on this machine. */
export function dockerAnswers(): boolean {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false; // whatever is wrong with it, there is none to use
  }
}

/** Brokers and database of the compose file, without the services; waits until they are healthy. */
export function dockerServers(): Servers {
  compose('up', '--detach', '--wait', 'kafka-1', 'kafka-2', 'kafka-3', 'mongodb-1', 'mongodb-2', 'mongodb-3');
  return {
    environment: {
      EVENT_LOG: 'kafka',
      KAFKA_BROKERS: '127.0.0.1:19092,127.0.0.1:19093,127.0.0.1:19094',
      KAFKA_REPLICATION: '3',
      MONGODB_URI: 'mongodb://127.0.0.1:27017/?directConnection=true',
      READ_MODEL: 'mongodb',
    },
    kind: 'docker',
  };
}

export function stopDockerServers(): void {
  compose('stop');
}

function compose(...args: readonly string[]): void {
  execFileSync('docker', ['compose', '--file', composeFile, ...args], { stdio: ['ignore', 2, 2] });
}
