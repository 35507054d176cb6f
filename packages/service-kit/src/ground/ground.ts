import type { KeyedHash } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import type { Vault } from '@seizure-ledger/vault';
import type { Logger } from 'pino';
import type { Alarms } from '../alarms.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { RateLimit } from '../http/rate-limits.ts';
import type { Outcomes } from '../log/outcomes.ts';

/** What a service may need of the world. Services never know which adapter it is. */
export interface Resources {
  readonly log: EventLog;
  readonly outcomes: Outcomes;
  readonly readModel: ReadModel;
  /** What is known of people, and the keys by which acts' personal fields are encrypted. */
  readonly vault: Vault;
}

export type Resource = keyof Resources;

/** What every service has. */
export interface BareGround {
  readonly alarms: Alarms;
  readonly logger: Logger;
  readonly personalHash: KeyedHash;
  readonly rateLimit: RateLimit;
  readonly tokens: Tokens;
}

/** What a service runs on that needs these. */
export type GroundWith<R extends Resource> = BareGround & Pick<Resources, R>;

/** What an edge of acts runs on, and what all services in one process do. */
export type Ground = GroundWith<Resource>;
