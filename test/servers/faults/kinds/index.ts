import type { Fault } from '../fault.ts';
import type { World } from '../world.ts';
import { everyBrokerKilled, oneBrokerKilled } from './broker-killed.ts';
import { databaseKilled } from './database-killed.ts';
import { diskFull } from './disk-full.ts';
import { duplicateDelivery } from './duplicate-delivery.ts';
import { everyServiceKilled } from './every-service-killed.ts';
import { ledgerPaused } from './ledger-paused.ts';
import { networkCut } from './network-cut.ts';
import { poisonRecord } from './poison-record.ts';
import { rebuildKilled } from './rebuild-killed.ts';
import { serviceKilled } from './service-killed.ts';
import { slowBroker } from './slow-broker.ts';

export const everyFault: readonly Fault[] = [
  serviceKilled,
  everyServiceKilled,
  oneBrokerKilled,
  everyBrokerKilled,
  databaseKilled,
  ledgerPaused,
  poisonRecord,
  slowBroker,
  duplicateDelivery,
  rebuildKilled,
  networkCut,
  diskFull,
];

/** Those that can be inflicted on this machine. */
export const faultsOn = (world: Pick<World, 'disk' | 'network'>): readonly Fault[] =>
  everyFault.filter((fault) => fault.missing?.(world) === undefined);
