import { LogInDoubtError } from '@seizure-ledger/contracts';

/** A failure on its way between threads, which would keep neither its class nor its name. */
export interface ToldFailure {
  /** It is a {@link LogInDoubtError}. */
  readonly inDoubt: boolean;
  readonly message: string;
  readonly name: string;
  readonly stack: string | undefined;
}

export function toldFailure(error: unknown): ToldFailure {
  const { message, name, stack } = error instanceof Error ? error : new Error(String(error));
  return { inDoubt: error instanceof LogInDoubtError, message, name, stack };
}

/** The failure as it is met in this thread. */
export function failureTold({ inDoubt, message, name, stack }: ToldFailure): Error {
  const error = inDoubt ? new DoubtInThreadError(message) : new Error(message);
  return Object.assign(error, { name, stack });
}

/** The other thread met something in doubt; its name says what. */
class DoubtInThreadError extends LogInDoubtError {}
