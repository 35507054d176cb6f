import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../native/free-ports.ts';
import { type Placement, type ServiceOptions, ServiceProcess } from './service-process.ts';
import { clusterServices } from './services.ts';

const command = join(import.meta.dirname, '../../packages/cli/bin/seizure-ledger.js');

export interface ClusterOptions {
  /** Where each service keeps what is its own; keys, too. */
  readonly folder: string;
  /** Of the gateway; 0: a free one. */
  readonly port: number;
  /** How many processes of a service, but at most one of those that run once; at least one serves what people ask. */
  readonly instancesOf: (service: string) => number;
  /** By default on this machine's own network. */
  readonly placementOf?: (name: string) => Placement | undefined;
  /** Which Kafka and which MongoDB, as variables of the environment. */
  readonly servers: Readonly<Record<string, string>>;
  onLine(name: string, line: string): void;
}

export interface Cluster {
  readonly url: string;
  readonly processes: readonly ServiceProcess[];
  /** Another instance of a service, as the first ones were started; the gateway does not know it. */
  start(service: string): ServiceProcess;
  /** One that has ended, started once more in its place: under its name and address, on its data. */
  startAgain(name: string): ServiceProcess;
  /** Edges first, so that what is under way is still decided and projected. */
  stop(): Promise<void>;
}

/**
 * Makes what the services share, then starts every service as a process of its own, behind one port.
 * @throws {Error} one of them could not start; all that were started have ended then.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, instancesOf, placementOf = () => undefined } = options;
  const environment = {
    BEHIND_GATEWAY: 'true',
    EVENT_LOG: 'kafka',
    READ_MODEL: 'mongodb',
    ...options.servers,
    KEYS_DIR: join(folder, 'keys'),
  };
  await promisify(execFile)(process.execPath, [command, 'prepare'], {
    env: { ...process.env, ...environment },
  });
  const places = clusterServices.flatMap(({ name: service, runsOnce }) => {
    const length = Math.min(instancesOf(service), runsOnce ? 1 : Infinity);
    return Array.from({ length }, (_, n) => ({ name: `${service}-${n + 1}`, service }));
  });
  const [gatewayPort = 0, ...ports] = await freePorts(places.length + 1 + spares);
  const port = options.port || gatewayPort;
  const url = `http://127.0.0.1:${port}`;
  const processes: ServiceProcess[] = [];
  const start = (place: Pick<ServiceOptions, 'name' | 'port' | 'service'>, more = {}) => {
    const own = {
      PUBLIC_URL: url,
      ...environment,
      API_URL: url,
      // users lie where the command line looks for them
      DATA_DIR: place.service === 'issuer' ? folder : join(folder, place.name),
      ...more,
    };
    const started = new ServiceProcess({
      ...place,
      environment: own,
      placement: placementOf(place.name) ?? { host: '127.0.0.1', within: [] },
      onLine: (line) => options.onLine(place.name, line),
    });
    processes.push(started);
    return started;
  };
  const stop = async () => {
    await Promise.all(processes.filter(isInFront).map((one) => one.stop()));
    await Promise.all(processes.map((one) => one.stop()));
  };
  try {
    for (const place of places) start({ ...place, port: ports.shift() ?? 0 });
    start({ name: 'gateway', port, service: 'gateway' }, { UPSTREAMS: upstreamsOf(processes).join(',') });
    await Promise.all(processes.map((one) => one.ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  const another = (service: string) => {
    const free = ports.shift();
    if (free === undefined) throw new Error(`no port is left for another ${service}`);
    const name = `${service}-${processes.filter((one) => one.service === service).length + 1}`;
    return start({ name, port: free, service });
  };
  const startAgain = (name: string) => {
    const at = processes.findIndex((one) => one.name === name && one.hasEnded);
    const again = processes[at]?.again();
    if (!again) throw new Error(`${name} has not ended`);
    processes[at] = again;
    return again;
  };
  return { processes, start: another, startAgain, stop, url };
}

/** The gateway wants an address of every service: of one that is not run here another's, which answers that it has no such thing. */
function upstreamsOf(processes: readonly ServiceProcess[]): readonly string[] {
  const names = clusterServices.filter(({ isUpstream }) => isUpstream).map(({ name }) => name);
  const another = processes.filter(({ service }) => names.includes(service)).slice(0, 1);
  return names.flatMap((name) => {
    const own = processes.filter(({ service }) => service === name);
    return (own.length > 0 ? own : another).map(({ url }) => `${name}=${url}`);
  });
}

/** Ports for instances that are started later. */
const spares = 8;

const isInFront = ({ service }: ServiceProcess): boolean => service !== 'ledger' && service !== 'projection';
