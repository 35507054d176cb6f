import { AsyncLocalStorage } from 'node:async_hooks';

/** What each read model points to, as it was first read in a piece of work. */
const pieces = new AsyncLocalStorage<Map<object, Promise<unknown>>>();

/**
 * Does a piece of work, such as answering a request, on one generation of each read model: which one is read once, when
 * it is first needed. Outside of such a piece every call is a piece of its own.
 */
export function inOneGeneration<Result>(work: () => Result): Result {
  return pieces.run(new Map(), work);
}

/** For what goes on beyond the piece of work that it was begun in. */
export function inNoGeneration<Result>(work: () => Result): Result {
  return pieces.exit(work);
}

/** What `read` answers, the first time of a piece of work; from then on what it answered then. */
export function readOnce<Answer>(owner: object, read: () => Promise<Answer>): Promise<Answer> {
  const piece = pieces.getStore();
  if (!piece) return read();
  // under its owner stands what that one's own `read` has answered
  const known = piece.get(owner) as Promise<Answer> | undefined;
  const answer = known ?? read();
  piece.set(owner, answer);
  return answer;
}

/** The next {@link readOnce} of this piece of work reads again. */
export function forgetRead(owner: object): void {
  pieces.getStore()?.delete(owner);
}
