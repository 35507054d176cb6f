/** A service as it runs in a cluster. */
export interface ClusterService {
  readonly name: string;
  /** Whether it answers requests that come through the gateway. */
  readonly isUpstream: boolean;
}

const upstream = (name: string): ClusterService => ({ isUpstream: true, name });
const behind = (name: string): ClusterService => ({ isUpstream: false, name });

/** Every service but the gateway, in the order in which they are started. A test holds it against the folders. */
export const clusterServices: readonly ClusterService[] = [
  behind('projection'),
  behind('ledger'),
  ...[
    'case',
    'freeze',
    'seizure',
    'transfer',
    'restitution',
    'audit',
    'court',
    'vault',
    'notary',
    'issuer',
    'console',
  ].map(upstream),
];
