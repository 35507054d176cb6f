import type { KeyedHash } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Alarms } from './alarms.ts';
import { Tokens } from './identity/tokens.ts';
import { ActEdge } from './log/act-edge.ts';
import { Outcomes } from './log/outcomes.ts';

/** Tokens under which a service asks for what it runs on. */
export const EVENT_LOG = Symbol('EventLog');
export const READ_MODEL = Symbol('ReadModel');
export const LOGGER = Symbol('Logger');

/** What a service runs on: which log, which read model, whose tokens. Services never know which adapter it is. */
export interface Ground {
  readonly log: EventLog;
  readonly readModel: ReadModel;
  readonly tokens: Tokens;
  readonly personalHash: KeyedHash;
  readonly logger: Logger;
  readonly alarms: Alarms;
  readonly outcomes: Outcomes;
}

/** Gives every service of a process the same ground. */
@Module({})
export class KitModule {
  static on({ alarms, log, logger, outcomes, personalHash, readModel, tokens }: Ground): DynamicModule {
    const edge = new ActEdge(log, outcomes, readModel, personalHash);
    const providers = [
      { provide: EVENT_LOG, useValue: log },
      { provide: READ_MODEL, useValue: readModel },
      { provide: LOGGER, useValue: logger },
      { provide: Alarms, useValue: alarms },
      { provide: Outcomes, useValue: outcomes },
      { provide: Tokens, useValue: tokens },
      { provide: ActEdge, useValue: edge },
    ];
    return { exports: providers, global: true, module: KitModule, providers };
  }
}
