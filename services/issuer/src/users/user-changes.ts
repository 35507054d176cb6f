import { refuseTokensOf } from '@seizure-ledger/service-kit/ground';
import { setTimeout } from 'node:timers/promises';
import { hashed } from './password.ts';
import { Turns } from './turns.ts';
import { type User, type UserBook, UserError } from './user-book.ts';

/**
 * What is done with users who are there: in the book, and in the list of whose tokens count no more. One change after
 * another, so that none takes back another's.
 */
export class UserChanges {
  readonly #book: UserBook;
  readonly #disabledUsers: string;
  readonly #turns = new Turns({ atOnce: 1, waiting: 1_000 });

  constructor(book: UserBook, disabledUsers: string) {
    this.#book = book;
    this.#disabledUsers = disabledUsers;
  }

  /**
   * Nobody signs in by this name any more, and no token of theirs counts. Tokens first: who is shown as disabled is out.
   * @throws {UserError} there is none, or no administrator would be left.
   */
  disable(name: string): Promise<User> {
    return this.#change(name, async (user) => {
      if (await this.#isLastAdministrator(user))
        throw new UserError(`${name} is the last administrator: make another one first`);
      await refuseTokensOf(this.#disabledUsers, name);
      return this.#keep({ ...user, disabled: true });
    });
  }

  /**
   * They can sign in again, by the password that they had; what they had open before stays void.
   * @throws {UserError} there is none.
   */
  enable(name: string): Promise<User> {
    return this.#change(name, async (user) => {
      if (!user.disabled) return user;
      const until_s = await this.#refuseUntilNow(name);
      return this.#keep({ ...user, disabled: false, signedOutAt_s: until_s });
    });
  }

  /**
   * Another password, or secret, in the place of the one that they had. Sessions and tokens of before count no more.
   * @throws {UserError} there is none.
   */
  async reset(name: string, secret: string): Promise<User> {
    const kept = await hashed(secret);
    return this.#change(name, async (user) => {
      // in this order: no session of the old one begins after the time that is kept, and no token of such a session later
      await this.#keep({ ...user, secret: kept });
      const changed = await this.#keep({ ...user, secret: kept, signedOutAt_s: now_s() });
      // of who is disabled no token counts as it is
      if (!user.disabled) await this.#refuseUntilNow(name);
      return changed;
    });
  }

  #change(name: string, change: (user: User) => Promise<User>): Promise<User> {
    return this.#turns.take(async () => {
      const found = await this.#book.find(name);
      if (!found) throw new UserError(`there is no user ${name}`);
      return change(found);
    });
  }

  async #keep(changed: User): Promise<User> {
    await this.#book.replace(changed);
    return changed;
  }

  /** Tokens say in which second they were issued: when this is over, that second is, and the next token counts. */
  async #refuseUntilNow(name: string): Promise<number> {
    const until_s = now_s();
    await refuseTokensOf(this.#disabledUsers, name, until_s);
    await setTimeout(Math.max(0, (until_s + 1) * 1_000 - Date.now()));
    return until_s;
  }

  /** Without one nobody could make or enable users in the console. */
  async #isLastAdministrator({ name }: User): Promise<boolean> {
    const administrators = (await this.#book.all()).filter(
      ({ disabled, kind, role }) => kind === 'person' && role === 'admin' && !disabled,
    );
    return administrators.length === 1 && administrators[0]?.name === name;
  }
}

const now_s = (): number => Math.floor(Date.now() / 1_000);
