import { mongo } from 'mongoose';
import { ReadModelUnavailableError } from '../errors.ts';

/**
 * What was asked of the database, with the driver's errors in the port's words.
 * @throws {ReadModelUnavailableError} when no server could be reached, or none that may write, in the driver's patience.
 */
export async function answered<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await question;
  } catch (error) {
    throw passesByItself(error) ? new ReadModelUnavailableError(error) : error;
  }
}

/** Whether a driver's error tells of a server that is away, stepping down or not yet certain: later it may go. */
function passesByItself(error: unknown): boolean {
  if (!(error instanceof mongo.MongoError)) return false;
  // a bulk write wraps what happened to it on the way
  if (error instanceof mongo.MongoBulkWriteError && passesByItself(error.errorResponse)) return true;
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError)
    return true;
  return labels.some((label) => error.hasErrorLabel(label)) || codes.has(Number(error.code));
}

const labels = [
  mongo.MongoErrorLabel.TransientTransactionError,
  mongo.MongoErrorLabel.UnknownTransactionCommitResult,
  mongo.MongoErrorLabel.RetryableWriteError,
];

/** The codes after which a driver may read again: hosts away, steps down, interruptions, time run out on the server. */
const codes = new Set([
  6, 7, 50, 64, 89, 91, 134, 189, 202, 246, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);
