import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const head = 'POST /api/v1/cases HTTP/1.1\r\nHost: ledger\r\n';

/**
 * Connections that take a place and give nothing: every other one says nothing, the rest send their headers a byte at a
 * time. Whoever is let go comes back at once.
 */
export class SlowClients {
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  readonly #slow = new WeakSet<Socket>();
  #turns = 0;
  #ended = false;
  /** How often one was let go by the server. */
  letGo = 0;

  private constructor(port: number) {
    this.#port = port;
  }

  /** Resolves when all of them are connected. */
  static async of(url: string, count: number): Promise<SlowClients> {
    const clients = new SlowClients(Number(new URL(url).port));
    const together = 250;
    for (let n = 0; n < count; n += together)
      await Promise.all(Array.from({ length: Math.min(together, count - n) }, () => clients.#open()));
    void clients.#drip();
    return clients;
  }

  get connected(): number {
    return this.#sockets.size;
  }

  end(): void {
    this.#ended = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  #open(): Promise<void> {
    const isSlow = (this.#turns += 1) % 2 === 0;
    return new Promise((resolve) => {
      const socket = connect(this.#port, '127.0.0.1', () => {
        this.#sockets.add(socket);
        if (isSlow) {
          socket.write(head);
          this.#slow.add(socket);
        }
        resolve();
      });
      socket.on('error', () => resolve()).resume(); // closes, and comes back
      socket.on('close', () => {
        this.#sockets.delete(socket);
        if (this.#ended) return;
        this.letGo += 1;
        void this.#open();
      });
    });
  }

  async #drip(): Promise<void> {
    while (!this.#ended) {
      for (const socket of this.#sockets) if (this.#slow.has(socket)) socket.write('x');
      await pause(1_000);
    }
  }
}
