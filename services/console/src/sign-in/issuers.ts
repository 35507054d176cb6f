import { type Config, derivedSecret, keysFolder } from '@seizure-ledger/service-kit';
import { readFile } from 'node:fs/promises';
import * as oauth from 'oauth4webapi';
import type { SignInOptions } from './relying-party.ts';

type SignInConfig = Pick<
  Config,
  'DATA_DIR' | 'KEYS_DIR' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET_FILE' | 'OIDC_ISSUER'
>;

interface Addresses {
  /** Where the API and the ledger's own issuer are reached from here. */
  readonly apiUrl: () => string;
  readonly publicUrl: () => string;
}

/** How people sign in: at the agency's issuer where one is named, else at the ledger's own. */
export async function signInBy(config: SignInConfig, addresses: Addresses): Promise<SignInOptions> {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: file, OIDC_ISSUER: issuer } = config;
  if (issuer === undefined || file === undefined) return ownIssuer(keysFolder(config), addresses);
  const { publicUrl } = addresses;
  const secret = (await readFile(file, 'utf8')).trim();
  return { clientId, publicUrl, secret, server: () => discovered(new URL(issuer)) };
}

async function ownIssuer(keysDir: string, { apiUrl, publicUrl }: Addresses): Promise<SignInOptions> {
  const secret = Buffer.from(await derivedSecret(keysDir, 'console-client')).toString('base64url');
  const server = async (): Promise<oauth.AuthorizationServer> => {
    const issuer = `${publicUrl()}/oidc`;
    return {
      authorization_endpoint: `${issuer}/auth`,
      authorization_response_iss_parameter_supported: true,
      end_session_endpoint: `${issuer}/session/end`,
      id_token_signing_alg_values_supported: ['EdDSA'],
      issuer,
      token_endpoint: `${apiUrl()}/oidc/token`,
    };
  };
  return { clientId: 'console', publicUrl, secret, server };
}

async function discovered(issuer: URL): Promise<oauth.AuthorizationServer> {
  const signal = AbortSignal.timeout(10_000);
  const isHere = ['localhost', '127.0.0.1'].includes(issuer.hostname);
  const answer = await oauth.discoveryRequest(issuer, { [oauth.allowInsecureRequests]: isHere, signal });
  return oauth.processDiscoveryResponse(issuer, answer);
}
