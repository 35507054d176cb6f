import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { AgencyIssuer } from './agency-issuer.ts';

export interface AgencyLedger {
  readonly issuer: AgencyIssuer;
  readonly ledger: OpenLedger;
  /** Stops both. */
  close(): Promise<void>;
}

/** A ledger that trusts an issuer of the agency's own. */
export async function openAgencyLedger(): Promise<AgencyLedger> {
  const folder = await mkdtemp(join(tmpdir(), 'agency-'));
  const secret = join(folder, 'secret');
  await writeFile(secret, 'the-secret\n');
  const issuer = await AgencyIssuer.start();
  const ledger = await openLedger((log) => log, {
    OIDC_CLIENT_ID: 'ledger-console',
    OIDC_CLIENT_SECRET_FILE: secret,
    OIDC_ISSUER: issuer.url,
  });
  return {
    async close() {
      await ledger.close();
      await issuer.stop();
      await rm(folder, { force: true, recursive: true });
    },
    issuer,
    ledger,
  };
}
