import { audience, derivedSecret, localIssuer, signingJwk } from '@seizure-ledger/service-kit';
import type Provider from 'oidc-provider';
import type { Configuration, interactionPolicy as InteractionPolicy } from 'oidc-provider';
import { isSecret } from '../users/password.ts';
import { consoleClient, type User, type UserBook } from '../users/user-book.ts';
import { BoundedAdapter } from './bounded-adapter.ts';
import { MachineClients } from './machine-clients.ts';
import { signOutPage, wentWrongPage } from '../pages/views.ts';

export interface IssuerOptions {
  readonly keysDir: string;
  /** Where people find the ledger, without a path. */
  readonly publicUrl: string;
  readonly users: UserBook;
}

/** Whether people come over TLS: also where a proxy ends it, and this process sees none. */
export const isOverTls = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** Under which path the issuer stands. */
export const issuerPath = '/oidc';

const minute_s = 60;
const hour_s = 3_600;
const resource = 'urn:seizure-ledger:api';

/** An OpenID Connect provider over the user book, whose access tokens every service of the ledger accepts. */
export async function makeProvider({ keysDir, publicUrl, users }: IssuerOptions): Promise<Provider> {
  // it is large: only who signs in waits for it
  const { default: OidcProvider, interactionPolicy } = await import('oidc-provider');
  const configuration: Configuration = {
    ...(await secretsOf(keysDir, publicUrl)),
    adapter: (kind: string) => (kind === 'Client' ? new MachineClients(users) : new BoundedAdapter()),
    claims: { openid: ['sub'] },
    clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA', 'Ed25519'] },
    extraTokenClaims: async (_, token) => claimsOf(await users.find(ownerOf(token))),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        defaultResource: () => resource,
        enabled: true,
        getResourceServerInfo: () => ({
          accessTokenFormat: 'jwt',
          accessTokenTTL: 30 * minute_s,
          audience,
          jwt: { sign: { alg: 'EdDSA' } },
          scope: '',
        }),
        useGrantedResource: () => true,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => void (ctx.body = signOutPage(ctx.headers['accept-language'], form)),
      },
      userinfo: { enabled: false },
    },
    findAccount: async ({ oidc }, name, token) => {
      const found = await users.find(name);
      if (!found || found.disabled) return undefined;
      // of a code what it was given for, else of the browser's session
      const signedInAt_s = codeTime(token) ?? oidc.session?.loginTs ?? 0;
      if (found.signedOutAt_s !== undefined && signedInAt_s <= found.signedOutAt_s) return undefined;
      return { accountId: name, claims: () => ({ sub: name }) };
    },
    formats: {
      customizers: {
        // the ledger's own issuer has one name, wherever it is reached: the one that every service knows
        jwt: (_, __, parts) => void (parts.payload['iss'] = localIssuer),
      },
    },
    interactions: {
      policy: askingAnew(interactionPolicy),
      url: (_, { uid }) => `/issuer/sign-in/${uid}`,
    },
    // the console is the ledger's own: nobody has to allow it what it is for
    loadExistingGrant: async ({ oidc }) => {
      const { client, provider, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    renderError: (ctx, { error }) => void (ctx.body = wentWrongPage(ctx.headers['accept-language'], error)),
    responseTypes: ['code'],
    scopes: ['openid'],
    ttl: {
      AccessToken: 30 * minute_s,
      AuthorizationCode: minute_s,
      ClientCredentials: 30 * minute_s,
      Grant: 10 * hour_s,
      IdToken: hour_s,
      Interaction: 10 * minute_s,
      Session: 10 * hour_s,
    },
  };
  const provider = new OidcProvider(`${publicUrl}${issuerPath}`, configuration);
  // behind a TLS proxy it takes the scheme from the header that the issuer sets
  provider.proxy = isOverTls(publicUrl);
  const { prototype } = provider.Client as unknown as {
    prototype: { compareClientSecret: (this: ClientSecret, actual: string) => unknown };
  }; // it is there, but not in the declared types
  const asItIs = prototype.compareClientSecret;
  prototype.compareClientSecret = function compare(actual) {
    return this.clientId === consoleClient ? asItIs.call(this, actual) : isSecret(actual, this.clientSecret);
  };
  return provider;
}

interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function secretsOf(keysDir: string, publicUrl: string) {
  const [cookies, secret, jwk] = await Promise.all([
    derivedSecret(keysDir, 'issuer-cookies'),
    derivedSecret(keysDir, 'console-client'),
    signingJwk(keysDir),
  ]);
  return {
    clients: [
      {
        client_id: consoleClient,
        client_secret: Buffer.from(secret).toString('base64url'),
        post_logout_redirect_uris: [`${publicUrl}/`],
        redirect_uris: [`${publicUrl}/session/callback`],
      },
    ],
    cookies: { keys: [Buffer.from(cookies).toString('base64url')] },
    jwks: { keys: [{ ...jwk, alg: 'EdDSA' }] },
  } as const;
}

/** As the library asks people, but also whoever signed in before they were signed out: the library only asks who is new. */
function askingAnew({ base, Check }: typeof InteractionPolicy): readonly InteractionPolicy.Prompt[] {
  const policy = base();
  const signedOut = new Check('signed_out', 'This session counts no more', ({ oidc }) =>
    oidc.session?.accountId !== undefined && !oidc.account ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(signedOut);
  return policy;
}

const codeTime = (token: object | undefined): number | undefined =>
  token && 'authTime' in token && typeof token.authTime === 'number' ? token.authTime : undefined;

/** Of a person's token the person, of a machine's the machine. */
function ownerOf(token: { readonly accountId?: string; readonly clientId?: string | undefined }): string {
  return token.accountId ?? token.clientId ?? '';
}

function claimsOf(found: User | undefined): Record<string, unknown> {
  if (!found) return {};
  const { agency, jurisdiction, role } = found;
  return { agency, jurisdiction, role };
}
