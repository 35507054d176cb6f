import { id, person } from '@seizure-ledger/contracts';
import { makeFile, replaceFile } from '@seizure-ledger/service-kit/ground';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashed, isSecret } from './password.ts';

/** Somebody whom the ledger's own issuer knows. `name` is the subject that stands in the ledger: a pseudonymous id. */
const user = z.strictObject({
  agency: person.shape.agency,
  disabled: z.boolean(),
  jurisdiction: person.shape.jurisdiction,
  /** A person signs in by password, a machine has client credentials. */
  kind: z.enum(['person', 'machine']),
  name: id,
  role: person.shape.role,
  secret: z.string(),
  /** Who signed in up to this second (since 1970) has to sign in anew. */
  signedOutAt_s: z.number().optional(),
});

export type User = Readonly<z.infer<typeof user>>;

/** Also the console's own name at the issuer, which no user may have. */
export const consoleClient = 'console';

/** A user with a name that is taken, or none with a name that is needed. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The users, a file each: several processes may add some at a time, and none takes another's name. */
export class UserBook {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws {UserError} the name is taken. */
  async add({ secret, ...who }: Omit<User, 'disabled'>): Promise<void> {
    if (who.name === consoleClient) throw new UserError(`${who.name} is the console’s own name`);
    const kept = user.parse({ ...who, disabled: false, secret: await hashed(secret) });
    await mkdir(this.#folder, { mode: 0o700, recursive: true });
    try {
      await makeFile(this.#file(kept.name), JSON.stringify(kept));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw new UserError(`there is a user ${who.name} already`);
      throw error;
    }
  }

  /** Keeps what was changed of a user who is there; {@link UserChanges} takes care of their tokens, too. */
  async replace(changed: User): Promise<void> {
    await replaceFile(this.#file(changed.name), JSON.stringify(user.parse(changed)));
  }

  async find(name: string): Promise<User | undefined> {
    if (!id.safeParse(name).success) return undefined;
    try {
      return user.parse(JSON.parse(await readFile(this.#file(name), 'utf8')));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The one who may go by this name and secret. As slow for who does not exist. */
  async identified(kind: User['kind'], name: string, secret: string): Promise<User | undefined> {
    const found = await this.find(name);
    const isTheirs = await isSecret(secret, found?.secret);
    return found && isTheirs && found.kind === kind && !found.disabled ? found : undefined;
  }

  async all(): Promise<readonly User[]> {
    const names = (await this.#files()).map((file) => decodeURIComponent(file.slice(0, -'.json'.length)));
    const found = await Promise.all(names.toSorted().map((name) => this.find(name)));
    return found.filter((one) => one !== undefined);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#files()).length === 0;
  }

  async #files(): Promise<readonly string[]> {
    try {
      return (await readdir(this.#folder)).filter((file) => file.endsWith('.json'));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** A name is an id, which has no slash; what a file system would fold together (case, colon) is written out. */
  #file(name: string): string {
    const written = name.replace(/[^a-z0-9._-]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    return join(this.#folder, `${written}.json`);
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
