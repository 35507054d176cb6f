import { inject } from 'vitest';
import type { SuiteNeeds } from '../../required-suite.ts';

const kafka = inject('kafka');
const mongoDb = inject('mongoDb');

/** The brokers and the database that the tests of a run share. */
export const servers = {
  brokers: 'brokers' in kafka ? kafka.brokers : [],
  mongoUri: 'uri' in mongoDb ? mongoDb.uri : '',
};

/** What a suite needs that runs every service as a process. */
export const bothServers: SuiteNeeds = {
  available: 'brokers' in kafka && 'uri' in mongoDb,
  kind: 'integration',
  reason: ['missing' in kafka ? kafka.missing : '', 'reason' in mongoDb ? mongoDb.reason : '']
    .filter(Boolean)
    .join('; '),
};
