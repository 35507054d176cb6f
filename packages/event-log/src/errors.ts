/** The log can't be reached, and nothing was sent. */
export class LogUnavailableError extends Error {
  override readonly name = 'LogUnavailableError';
}

/** The log has no room; nothing was stored. */
export class LogFullError extends Error {
  override readonly name = 'LogFullError';
}

/** Bytes may have left for the log, but it has not acknowledged them. */
export class AppendUncertainError extends Error {
  override readonly name = 'AppendUncertainError';
}

/** Another process holds this log's folder. */
export class LogLockedError extends Error {
  override readonly name = 'LogLockedError';
}

/** The log's topics would lose or change records, or are another log's; the message says what is wrong with which. */
export class LogMisconfiguredError extends Error {
  override readonly name = 'LogMisconfiguredError';
}
