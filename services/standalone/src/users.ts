/** For the command line: the users of the ledger's own issuer. */
export {
  madeUpSecret,
  shortestPassword,
  type User,
  UserBook,
  UserChanges,
  UserError,
} from '@seizure-ledger/service-issuer/users';
