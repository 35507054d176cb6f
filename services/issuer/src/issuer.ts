import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { isOverTls, type IssuerOptions, issuerPath, makeProvider } from './provider/provider.ts';
import { formPolicy } from './pages/views.ts';
import { madeUpSecret } from './users/password.ts';
import type { UserBook } from './users/user-book.ts';
import { UserChanges } from './users/user-changes.ts';

interface Options extends Omit<IssuerOptions, 'publicUrl'> {
  /** The file of users whose tokens count no more. */
  readonly disabledUsers: string;
  /** Told why something could not be answered, which the one who asked is not. */
  readonly onError: (error: unknown) => void;
  /** Asked when the first request comes: a server may learn its port only when it listens. */
  readonly publicUrl: () => string;
}

/** The ledger's own issuer. What it is made of is loaded by the first who signs in, so that no start waits for it. */
export class Issuer {
  /** Who makes the first user knows it from the terminal. */
  readonly setUpCode = madeUpSecret();
  readonly userChanges: UserChanges;
  readonly #options: Options;
  #provider: Promise<Provider> | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.userChanges = new UserChanges(options.users, options.disabledUsers);
  }

  get users(): UserBook {
    return this.#options.users;
  }

  provider(): Promise<Provider> {
    return (this.#provider ??= this.#made());
  }

  async #made(): Promise<Provider> {
    const { disabledUsers: _, onError, publicUrl, ...options } = this.#options;
    const provider = await makeProvider({ ...options, publicUrl: publicUrl() });
    provider.on('server_error', (_, error) => onError(error));
    return provider;
  }

  /** Answers what stands under the issuer's path. */
  async answer(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): Promise<void> {
    const provider = await this.provider();
    const url = request.originalUrl ?? request.url ?? '/';
    request.originalUrl = url;
    request.url = url.slice(issuerPath.length) || '/';
    // cookies are `Secure` where the public address is https, whatever the proxy before it says
    if (isOverTls(this.#options.publicUrl())) request.headers['x-forwarded-proto'] = 'https';
    response.setHeader('content-security-policy', formPolicy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    await provider.callback()(request, response);
  }
}
