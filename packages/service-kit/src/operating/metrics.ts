import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Alarms } from '../alarms.ts';

/** Something that reads the log, and how far behind it is. */
export interface LaggingReader {
  readonly name: string;
  /** Records that it is not done with, by partition. */
  lag(): ReadonlyMap<number, number>;
}

/** What a process tells Prometheus. Names end in their unit; labels never hold a case or a person. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    help: 'How long HTTP requests took, by route and by the answer’s status',
    labelNames: ['method', 'route', 'status'] as const,
    name: 'seizure_ledger_http_request_seconds',
    registers: [this.registry],
  });

  constructor(alarms: Alarms, readers: readonly LaggingReader[]) {
    collectDefaultMetrics({ register: this.registry });
    for (const told of [alarmsGauge(alarms), odditiesCounter(alarms), lagGauge(readers)])
      this.registry.registerMetric(told);
  }

  /** @param route as declared (`/api/v1/cases/:caseId`), never as asked: that names a case. */
  requestTook(seconds: number, method: string, route: string, status: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }
}

function alarmsGauge(alarms: Alarms): Gauge {
  return new Gauge({
    collect() {
      this.reset();
      for (const { reader, state } of alarms.standing) this.inc({ reader, state });
    },
    help: 'Partitions whose reader does not go on, or whose heads a witness refuses',
    labelNames: ['reader', 'state'] as const,
    name: 'seizure_ledger_alarms',
    registers: [],
  });
}

function odditiesCounter(alarms: Alarms): Counter {
  return new Counter({
    collect() {
      this.reset();
      for (const [oddity, count] of Object.entries(alarms.counted)) this.inc({ oddity }, count);
    },
    help: 'Instructions that were quarantined or could not be decided, heads without a witness or a time stamp',
    labelNames: ['oddity'] as const,
    name: 'seizure_ledger_oddities_total',
    registers: [],
  });
}

function lagGauge(readers: readonly LaggingReader[]): Gauge {
  return new Gauge({
    collect() {
      this.reset();
      for (const one of readers)
        for (const [partition, records] of one.lag()) this.set({ partition, reader: one.name }, records);
    },
    help: 'Stored records that a reader is not done with',
    labelNames: ['reader', 'partition'] as const,
    name: 'seizure_ledger_reader_lag_records',
    registers: [],
  });
}
