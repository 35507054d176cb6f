import { type DynamicModule, Module } from '@nestjs/common';
import { Alarms } from './alarms.ts';
import type { BareGround, Resources } from './ground/ground.ts';
import { Tokens } from './identity/tokens.ts';
import { ActEdge } from './log/act-edge.ts';
import { Outcomes } from './log/outcomes.ts';

/** Tokens under which a service asks for what it runs on. */
export const EVENT_LOG = Symbol('EventLog');
export const READ_MODEL = Symbol('ReadModel');
export const VAULT = Symbol('Vault');
/** Keyed hashes of personal values. */
export const PERSONAL_HASH = Symbol('PersonalHash');
export const LOGGER = Symbol('Logger');
/** What one client may ask for: a {@link RateLimit}. */
export const RATE_LIMIT = Symbol('RateLimit');

/** Gives every service of a process the same ground, as far as it has one. */
@Module({})
export class KitModule {
  static on(ground: BareGround & Partial<Resources>): DynamicModule {
    const { alarms, log, logger, outcomes, personalHash, rateLimit, readModel, tokens, vault } = ground;
    const providers = [
      { provide: LOGGER, useValue: logger },
      { provide: Alarms, useValue: alarms },
      { provide: PERSONAL_HASH, useValue: personalHash },
      { provide: RATE_LIMIT, useValue: rateLimit },
      { provide: Tokens, useValue: tokens },
      ...(log ? [{ provide: EVENT_LOG, useValue: log }] : []),
      ...(readModel ? [{ provide: READ_MODEL, useValue: readModel }] : []),
      ...(vault ? [{ provide: VAULT, useValue: vault }] : []),
      ...(outcomes ? [{ provide: Outcomes, useValue: outcomes }] : []),
      ...edgeOn(ground),
    ];
    return { exports: providers, global: true, module: KitModule, providers };
  }
}

/** An edge of acts needs all there is. */
function edgeOn({ log, outcomes, personalHash, readModel, vault }: BareGround & Partial<Resources>) {
  if (!log || !outcomes || !readModel || !vault) return [];
  return [{ provide: ActEdge, useValue: new ActEdge({ log, outcomes, personalHash, readModel, vault }) }];
}
