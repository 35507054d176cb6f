import { refuseTokensOf } from '@seizure-ledger/service-kit/ground';
import { type UserBook, UserError } from './user-book.ts';

/**
 * Nobody signs in by this name any more, and no token of theirs counts. Tokens first: who is shown as disabled is out.
 * @throws {UserError} there is none.
 */
export async function disableUser(users: UserBook, disabledUsers: string, name: string): Promise<void> {
  if (!(await users.find(name))) throw new UserError(`there is no user ${name}`);
  await refuseTokensOf(disabledUsers, name);
  await users.disable(name);
}
