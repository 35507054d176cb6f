/** What each status of a problem means, whichever route answers it. */
export const problemStatuses = {
  400: 'The request is not well-formed; `errors` says where',
  401: 'No valid token',
  403: 'The role may not do this',
  404: 'Not there, or not for you',
  406: 'None of the media types that were asked for is answered here',
  410: 'The list has changed since its first page: begin again',
  413: 'The body is too large',
  415: 'The body’s media type is not served here',
  422: 'Refused by the rules; the refusal is on the record',
  429: 'Too many requests of one client; `Retry-After` says when to ask again',
  431: 'The address and headers are too large',
  500: 'A fault of the service',
  503: 'Not available just now; nothing was recorded',
  507: 'The disk of the log is full; nothing was recorded',
} as const;

export type ProblemStatus = keyof typeof problemStatuses;
