import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import type { HttpAnswer, Person } from './person.ts';

/** A batch that is sent piece by piece while its answers are read. */
export class StreamedBatch {
  readonly #request;
  readonly #answers: AsyncGenerator<HttpAnswer['body']>;

  constructor({ authorization, url }: Person) {
    const headers = { authorization, 'content-type': 'application/x-ndjson' };
    this.#request = httpRequest(`${url}/api/v1/batches`, { headers, method: 'POST' });
    // whoever leaves a batch half-way does not care how the connection ended
    this.#request.on('error', () => undefined);
    this.#answers = this.#read();
  }

  async send(lines: readonly unknown[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    if (!this.#request.write(text)) await once(this.#request, 'drain');
  }

  /** The next answers, so many. */
  async answers(count: number): Promise<readonly HttpAnswer['body'][]> {
    const answers = [];
    while (answers.length < count) {
      const { done, value } = await this.#answers.next();
      if (done) throw new Error(`the batch ended after ${answers.length} of ${count} answers`);
      answers.push(value);
    }
    return answers;
  }

  /** Says that nothing more comes, and reads what is left. */
  async end(): Promise<readonly HttpAnswer['body'][]> {
    this.#request.end();
    return Array.fromAsync(this.#answers);
  }

  /** Breaks the connection, as a client that crashed. */
  async break(): Promise<void> {
    const closed = once(this.#request, 'close');
    this.#request.destroy();
    await closed;
  }

  async *#read(): AsyncGenerator<HttpAnswer['body']> {
    const [response] = await once(this.#request, 'response');
    for await (const line of createInterface({ input: response })) yield JSON.parse(line);
  }
}
