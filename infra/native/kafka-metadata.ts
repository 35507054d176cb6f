import { connect } from 'node:net';

const answer_ms = 2_000;

/** How many brokers the one at this address knows to be serving; none when it does not answer, whatever the cause. */
export function brokersAt(host: string, port: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const socket = connect(port, host, () => socket.write(metadataRequest()));
  socket.setTimeout(answer_ms, () => socket.destroy());
  socket.on('data', (answer) => resolve(answer.readInt32BE(sizeAndCorrelation_bytes)));
  socket.on('error', () => resolve(0)).on('close', () => resolve(0));
  return promise.finally(() => socket.destroy());
}

const sizeAndCorrelation_bytes = 8;

/** Metadata, version 1, of no topic: Kafka's protocol by hand, so that starting a server needs no client. */
function metadataRequest(): Buffer {
  const request = Buffer.alloc(18);
  request.writeInt32BE(request.length - 4, 0);
  request.writeInt16BE(3, 4);
  request.writeInt16BE(1, 6);
  request.writeInt16BE(-1, 12); // No client id.
  return request;
}
