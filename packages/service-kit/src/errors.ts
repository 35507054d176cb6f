import type { Problem } from '@seizure-ledger/contracts';

/** Every exception that leaves a room has its code here and nowhere else. Refusals by the rules are not among them. */
const catalogue = {
  BAD_REQUEST: { status: 400, title: 'The request is not well-formed' },
  BAD_BODY: { status: 400, title: 'The body is not what this act needs' },
  BAD_JSON: { status: 400, title: 'The JSON is not acceptable' },
  KEY_REQUIRED: { status: 400, title: 'An Idempotency-Key is required' },
  UNAUTHENTICATED: { status: 401, title: 'A valid token is required' },
  FORBIDDEN: { status: 403, title: 'The role may not do this' },
  NOT_FOUND: { status: 404, title: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'The address has no such method' },
  NOT_ACCEPTABLE: { status: 406, title: 'None of the media types that were asked for is answered here' },
  TOO_SLOW: { status: 408, title: 'The request took too long to come' },
  LIST_CHANGED: { status: 410, title: 'The list has changed since its first page' },
  TOO_LARGE: { status: 413, title: 'The body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body’s media type is not served here' },
  TOO_MANY: { status: 429, title: 'Too many requests' },
  HEADERS_TOO_LARGE: { status: 431, title: 'The address and headers are too large' },
  INTERNAL: { status: 500, title: 'A fault of this service' },
  LOG_LOST: { status: 503, title: 'The event log has lost what was acknowledged; nothing was recorded' },
  ANSWER_LOST: { status: 502, title: 'The service ended before it answered' },
  SERVICE_UNAVAILABLE: { status: 503, title: 'The service can’t be reached; nothing was sent' },
  ISSUER_UNAVAILABLE: { status: 503, title: 'The issuer of tokens can’t be reached' },
  LOG_UNAVAILABLE: { status: 503, title: 'The event log can’t be reached; nothing was recorded' },
  READ_MODEL_UNAVAILABLE: { status: 503, title: 'The read model can’t be reached' },
  VAULT_UNAVAILABLE: { status: 503, title: 'The vault can’t be reached' },
  BEHIND: { status: 503, title: 'The read model has not come that far yet' },
  LOG_FULL: { status: 507, title: 'The disk of the event log is full; nothing was recorded' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ErrorCode = keyof typeof catalogue;

interface More extends ErrorOptions {
  readonly errors?: Problem['errors'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An exception that becomes a problem (RFC 9457). `detail` tells the person what to do. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly errors: Problem['errors'];
  /** What the answer says besides its body, such as how to authenticate. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, detail: string, { errors, headers = {}, ...options }: More = {}) {
    super(detail, options);
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }

  get status(): number {
    return catalogue[this.code].status;
  }

  problem(instance: string): Problem {
    const { status, title } = catalogue[this.code];
    return {
      code: this.code,
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
      instance,
      status,
      title,
      type: 'about:blank',
    };
  }
}
