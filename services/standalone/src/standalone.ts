import {
  LedgerModule,
  ledgerTransport,
  ReactorModule,
  reactorTransport,
} from '@seizure-ledger/service-ledger';
import { NotaryModule, notaryTransport, type StampFiles } from '@seizure-ledger/service-notary';
import { ProjectionModule, projectionTransport } from '@seizure-ledger/service-projection';
import { Paper, type SigningFiles } from '@seizure-ledger/paper';
import type { Verifier } from '@seizure-ledger/service-audit';
import { errorPage, signInBy } from '@seizure-ledger/service-console';
import { Issuer, UserBook } from '@seizure-ledger/service-issuer';
import { EraserModule, eraserTransport } from '@seizure-ledger/service-vault';
import {
  derivedSecret,
  disabledUsersFile,
  importsFolder,
  keysFolder,
  serveOn as serveModulesOn,
  type Serving,
} from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import {
  type EdgeConfig,
  edgeConfig,
  evidenceFolder,
  openEmbeddedGround,
  type OpenGround,
  stateFolder,
  usersFolder,
} from './ground.ts';
import { StandaloneModule } from './standalone.module.ts';

export interface ServeOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** Where people find it and how they sign in, where that is not all its own. */
  readonly edge?: Partial<EdgeConfig>;
  /** By what printed documents are signed. */
  readonly signing?: SigningFiles | undefined;
  /** A time stamp authority for heads. */
  readonly stamps?: StampFiles | undefined;
  /** Recomputes the ledger for auditors, where it is to be had from the console. */
  readonly verifier?: Verifier | undefined;
  /** File of the witnesses that are asked to cosign heads. */
  readonly witnesses?: string | undefined;
}

export interface StandaloneOptions extends ServeOptions {
  readonly logger: Logger;
}

export interface Standalone extends Serving {
  /** The page where the first user is made and the code that it asks for; none where there are users. */
  readonly setUp: { readonly code: string; readonly url: string } | undefined;
}

/**
 * Runs every service in one process on embedded storage: the same modules as apart, on other providers.
 * @throws {LogLockedError} another process runs on this folder.
 */
export async function startStandalone({ logger, ...options }: StandaloneOptions): Promise<Standalone> {
  return serveOn(await openEmbeddedGround(options.dataDir, logger, options.edge), options);
}

/** Runs every service on a ground that is open, and closes it with them, also where they can't start. */
export async function serveOn(ground: OpenGround, options: ServeOptions): Promise<Standalone> {
  let served = '';
  const { host, port } = options;
  const { setUp, ...modules } = await modulesOn(ground, options, () => served).catch(
    async (error: unknown) => {
      await ground.close();
      throw error;
    },
  );
  const serving = await serveModulesOn(ground, { HOST: host, PORT: port }, modules);
  served = serving.url;
  return { ...serving, setUp: setUp && { code: setUp.code, url: setUp.url() } };
}

/** What is served, and what the first user is made by: read from files, any of which may be wrong. */
async function modulesOn(
  ground: OpenGround,
  { dataDir, edge, signing, stamps, verifier, witnesses }: ServeOptions,
  url: () => string,
) {
  const config = edgeConfig(dataDir, edge);
  const folder = stateFolder(dataDir);
  const evidence = evidenceFolder(dataDir);
  const keys = keysFolder(config);
  const publicUrl = () => config.PUBLIC_URL ?? url();
  const users = new UserBook(usersFolder(dataDir));
  const issuer =
    config.OIDC_ISSUER === undefined
      ? new Issuer({
          disabledUsers: disabledUsersFile(config),
          keysDir: keys,
          onError: (err) => ground.logger.error({ err }, 'the issuer could not answer'),
          publicUrl,
          users,
        })
      : undefined;
  const console = {
    api: { isSetUp: async () => !issuer || !(await users.isEmpty()), url },
    cookieKey: await derivedSecret(keys, 'console-session'),
    signIn: await signInBy(config, { apiUrl: url, publicUrl }),
  };
  const court = { paper: await Paper.signedWith(signing), publicUrl: config.PUBLIC_URL ?? '' };
  return {
    consumers: [
      { module: ProjectionModule.on(ground), transport: projectionTransport(ground) },
      { module: LedgerModule.on(ground, folder), transport: ledgerTransport(ground, folder) },
      { module: ReactorModule.on(ground), transport: reactorTransport(ground) },
      { module: EraserModule.on(ground), transport: eraserTransport(ground) },
      {
        module: await NotaryModule.on(ground, { evidence, keys, stamps, witnesses }),
        transport: notaryTransport(ground),
      },
    ],
    errorPage,
    modules: [
      StandaloneModule.with({
        console,
        court,
        evidenceFolder: evidence,
        importsFolder: importsFolder(dataDir),
        issuer,
        verifier,
      }),
    ],
    setUp:
      issuer && (await users.isEmpty())
        ? { code: issuer.setUpCode, url: () => `${publicUrl()}/issuer/set-up` }
        : undefined,
  };
}
