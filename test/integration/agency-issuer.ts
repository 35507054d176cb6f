import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Principal } from '@seizure-ledger/contracts';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

const kid = 'agency-1';

/** An agency's OpenID Connect issuer as far as the ledger asks one: discovery, keys, and a code for an access token. */
export class AgencyIssuer {
  readonly url: string;
  readonly #server: Server;
  readonly #privateKey: CryptoKey;
  readonly #jwk: JWK;
  /** What was asked for with a code: whose it is, and what must be shown to have it. */
  readonly #codes = new Map<string, { readonly query: URLSearchParams; readonly who: Principal }>();

  private constructor(server: Server, keys: { readonly privateKey: CryptoKey; readonly jwk: JWK }) {
    this.#server = server;
    this.#privateKey = keys.privateKey;
    this.#jwk = { ...keys.jwk, alg: 'ES256', kid, use: 'sig' };
    const { port } = server.address() as AddressInfo; // it listens on a port
    this.url = `http://127.0.0.1:${port}`;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#answer(request).then(
        (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
        () => response.writeHead(400).end(),
      );
    });
  }

  static async start(): Promise<AgencyIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new AgencyIssuer(server, { jwk: await exportJWK(publicKey), privateKey });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await once(this.#server.close(), 'close');
  }

  token({ subject, ...claims }: Principal, audience = 'seizure-ledger'): Promise<string> {
    return this.#signed({ ...claims }, subject, audience);
  }

  /** Somebody signs in at the address to which the console has sent them. Answers where they are sent back to. */
  signIn(address: string, who: Principal): string {
    const query = new URL(address).searchParams;
    const code = randomUUID();
    this.#codes.set(code, { query, who });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, iss: this.url, state: query.get('state') ?? '' }).toString();
    return back.href;
  }

  async #answer(request: IncomingMessage): Promise<unknown> {
    if (request.url === '/.well-known/openid-configuration')
      return {
        authorization_endpoint: `${this.url}/authorize`,
        authorization_response_iss_parameter_supported: true,
        end_session_endpoint: `${this.url}/leave`,
        id_token_signing_alg_values_supported: ['ES256'],
        issuer: this.url,
        jwks_uri: `${this.url}/keys`,
        token_endpoint: `${this.url}/token`,
      };
    if (request.url === '/keys') return { keys: [this.#jwk] };
    // what a person would see there is nothing to the ledger
    if (request.method === 'GET') return {};
    return this.#exchange(new URLSearchParams(await text(request)), request.headers.authorization ?? '');
  }

  async #exchange(form: URLSearchParams, authorization: string): Promise<unknown> {
    const asked = this.#codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    // RFC 6749: both are encoded as in a form before they are put together
    const client = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
    const isClient = client.map(decodeURIComponent).join(':') === 'ledger-console:the-secret';
    if (!asked || !isClient || asked.query.get('code_challenge') !== challenge) throw new Error('refused');
    const { query, who } = asked;
    return {
      access_token: await this.token(who),
      expires_in: 600,
      id_token: await this.#signed({ nonce: query.get('nonce') }, who.subject, query.get('client_id') ?? ''),
      token_type: 'Bearer',
    };
  }

  #signed(claims: Readonly<Record<string, unknown>>, subject: string, audience: string): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(this.url)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(this.#privateKey);
  }
}
