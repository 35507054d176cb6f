import { runService } from '@seizure-ledger/service-kit';
import { startGateway } from './gateway.ts';

/** The gateway as a process. */
await runService('gateway', startGateway);
