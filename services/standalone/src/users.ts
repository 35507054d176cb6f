/** For the command line: the users of the ledger's own issuer. */
export {
  disableUser,
  madeUpSecret,
  shortestPassword,
  type User,
  UserBook,
  UserError,
} from '@seizure-ledger/service-issuer/users';
