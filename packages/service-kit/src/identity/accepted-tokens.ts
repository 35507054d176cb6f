import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { ServiceError } from '../errors.ts';
import { disabledUsersFile, keysFolder } from '../ground/folders.ts';
import { issuerTokens } from './local-issuer.ts';
import { Tokens } from './tokens.ts';

const asked_ms = 5_000;
const discovered = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** The tokens that a ledger accepts: of the agency's issuer where one is named, else of its own; never of both. */
export async function acceptedTokens(
  config: Pick<Config, 'DATA_DIR' | 'DISABLED_USERS' | 'KEYS_DIR' | 'OIDC_ISSUER'>,
): Promise<Tokens> {
  const { OIDC_ISSUER: issuer } = config;
  if (issuer === undefined) return issuerTokens(keysFolder(config), disabledUsersFile(config));
  return new Tokens(issuer, keysOf(issuer), ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']);
}

/** Asks the issuer for its keys when the first token comes, again when one is signed by a key not known yet, and now and then. */
function keysOf(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= discoverKeys(issuer).catch((error: unknown) => {
      keys = undefined; // asked anew for the next token
      throw error;
    });
    try {
      return await (
        await keys
      )(header, token);
    } catch (error) {
      if (faultsOfTokens.some((fault) => error instanceof fault)) throw error;
      const detail = 'Nobody’s token can be checked until it answers; ask again.';
      throw new ServiceError('ISSUER_UNAVAILABLE', detail, { cause: error });
    }
  };
}

/** What a token itself is to blame for; whatever else keeps its key from being found is the issuer's. */
const faultsOfTokens = [errors.JOSENotSupported, errors.JWKSMultipleMatchingKeys, errors.JWKSNoMatchingKey];

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(asked_ms) });
  const found = discovered.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error(`${address} speaks of another issuer: ${found.issuer}`);
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: asked_ms });
}
