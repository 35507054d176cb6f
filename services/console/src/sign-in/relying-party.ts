import * as oauth from 'oauth4webapi';
import type { Beginning } from './sessions.ts';

/** Where an issuer is found, as whom the console asks it, and where people come back to. */
export interface SignInOptions {
  readonly clientId: string;
  readonly secret: string;
  /** What the issuer says of itself. */
  server(): Promise<oauth.AuthorizationServer>;
  /** Where people find the console, without a path. */
  publicUrl(): string;
}

/** What an issuer answers for a code. */
export interface Granted {
  /** Says to the issuer who leaves it. */
  readonly idToken: string | undefined;
  /** The access token. */
  readonly token: string;
}

const timeout_ms = 10_000;

/** The console as a client of an issuer: authorization code with PKCE, state and nonce. */
export class RelyingParty {
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  get publicUrl(): string {
    return this.#options.publicUrl();
  }

  get #redirectUri(): string {
    return `${this.publicUrl}/session/callback`;
  }

  /** Where a browser is sent to sign in, and what it must come back with. */
  async begin(returnTo: string): Promise<{ readonly beginning: Beginning; readonly url: string }> {
    const { authorization_endpoint: endpoint = '' } = await this.#options.server();
    const [nonce, state] = [oauth.generateRandomNonce(), oauth.generateRandomState()];
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL(endpoint);
    url.search = new URLSearchParams({
      client_id: this.#options.clientId,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce,
      redirect_uri: this.#redirectUri,
      response_type: 'code',
      scope: 'openid',
      state,
    }).toString();
    return { beginning: { nonce, returnTo, state, verifier }, url: url.href };
  }

  /**
   * What there is for the code with which a browser came back.
   * @throws {Error} of oauth4webapi: it did not begin here, was refused, or the answer is not to be trusted.
   */
  async finish(query: URLSearchParams, { nonce, state, verifier }: Beginning): Promise<Granted> {
    const server = await this.#options.server();
    const client: oauth.Client = { client_id: this.#options.clientId };
    const checked = oauth.validateAuthResponse(server, client, query, state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(this.#options.secret),
      checked,
      this.#redirectUri,
      verifier,
      {
        // the ledger's own issuer is asked on this machine or inside the cluster
        [oauth.allowInsecureRequests]: server.token_endpoint?.startsWith('http:') === true,
        signal: () => AbortSignal.timeout(timeout_ms),
      },
    );
    const granted = await oauth.processAuthorizationCodeResponse(server, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    return { idToken: granted.id_token, token: granted.access_token };
  }

  /** Where a browser is sent to end its session at the issuer too; some issuers demand to be shown whose it is. */
  async leaving(idToken: string | undefined): Promise<string> {
    const { end_session_endpoint: endpoint } = await this.#options.server();
    if (endpoint === undefined) return '/';
    const url = new URL(endpoint);
    url.searchParams.set('client_id', this.#options.clientId);
    if (idToken !== undefined) url.searchParams.set('id_token_hint', idToken);
    url.searchParams.set('post_logout_redirect_uri', `${this.publicUrl}/`);
    return url.href;
  }
}
