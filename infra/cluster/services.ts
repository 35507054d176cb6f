/** A service as it runs in a cluster. */
export interface ClusterService {
  readonly name: string;
  /** Whether it answers requests that come through the gateway. */
  readonly isUpstream: boolean;
  /** Two of it would sign the same records, or know the half of who signs in. */
  readonly runsOnce: boolean;
}

const behind = (name: string): ClusterService => ({ isUpstream: false, name, runsOnce: false });
const upstream = (name: string): ClusterService => ({ isUpstream: true, name, runsOnce: false });
const oneUpstream = (name: string): ClusterService => ({ ...upstream(name), runsOnce: true });

/** Every service but the gateway, in the order in which they are started. A test holds it against the folders. */
export const clusterServices: readonly ClusterService[] = [
  behind('projection'),
  behind('ledger'),
  ...['case', 'freeze', 'seizure', 'transfer', 'restitution', 'audit', 'court', 'vault'].map(upstream),
  ...['notary', 'issuer'].map(oneUpstream),
  upstream('console'),
];
