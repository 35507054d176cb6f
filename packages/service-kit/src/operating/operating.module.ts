import { type DynamicModule, Module } from '@nestjs/common';
import { Alarms } from '../alarms.ts';
import { type Check, Checks } from './checks.ts';
import { HealthController } from './health.controller.ts';
import { type LaggingReader, Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';

/** What operators and their machines ask of every process: health and metrics. */
@Module({})
export class OperatingModule {
  static of({ alarms, checks, readers }: Operated): DynamicModule {
    return {
      controllers: [HealthController, MetricsController],
      module: OperatingModule,
      providers: [
        { provide: Alarms, useValue: alarms },
        { provide: Checks, useValue: new Checks(checks) },
        { provide: Metrics, useValue: new Metrics(alarms, readers) },
      ],
    };
  }
}

export interface Operated {
  readonly alarms: Alarms;
  readonly checks: readonly Check[];
  readonly readers: readonly LaggingReader[];
}
