import { createRequire } from 'node:module';

/**
 * Mends, in the version of kafkajs that package.json names, what would harm a process that runs for months. kafkajs is
 * not maintained, so its fixes lie there as open pull requests (1703, 1755, 1768); `kafkajs-faults.test.ts` shows each
 * fault gone, and would show it return with another version.
 */
export function mendKafkajs(): void {
  const require = createRequire(import.meta.url);
  const queue: { readonly prototype: RequestQueue } = require('kafkajs/src/network/requestQueue');
  const connection: { readonly prototype: Connection } = require('kafkajs/src/network/connection');
  queue.prototype.scheduleCheckPendingRequests = checkOnlyWhatIsPending;
  connectOnceAndAfresh(connection.prototype);
}

/** As far as it is touched here. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}
interface Connection {
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  connecting?: Promise<true> | undefined;
  isConnected(): boolean;
  connect: (this: Connection) => Promise<true>;
}

/** kafkajs sets this timer for ever, pending requests or not, and to a time in the past: it fires every millisecond. */
function checkOnlyWhatIsPending(this: RequestQueue): void {
  if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
  const wait_ms = Math.max(1, this.throttledUntil - Date.now());
  this.throttleCheckTimeoutId = setTimeout(() => {
    this.throttleCheckTimeoutId = null;
    this.checkPendingRequests();
  }, wait_ms);
}

/**
 * kafkajs opens a socket for each request that finds none, of which the last counts and all are listened to; and it
 * puts the answers of a new connection behind the half answer with which the last one broke.
 */
function connectOnceAndAfresh(connection: Connection): void {
  const connect = connection.connect;
  connection.connect = function connectShared(this: Connection): Promise<true> {
    if (this.connecting) return this.connecting;

    if (!this.isConnected()) Object.assign(this, { chunks: [], bytesBuffered: 0, bytesNeeded: 4 });
    this.connecting = connect.call(this).finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  };
}
