import { z } from 'zod';

const list = z.string().transform((text) => text.split(',').map((part) => part.trim()));
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port from 0 to 65535')
  .transform(Number);

const upstreams = list.pipe(
  z.array(
    z
      .string()
      .regex(/^[a-z]+=http:\/\/[^/]+$/, 'must be service=http://host:port, comma-separated')
      .transform((text) => {
        const [service = '', url = ''] = text.split('=');
        return { service, url } as const;
      }),
  ),
);

const schema = z
  .object({
    /** Where the console reads, when it is a process of its own. */
    API_URL: z.url().optional(),
    /** Only the gateway reaches this service: whom it says it was asked by is believed. */
    BEHIND_GATEWAY: flag.default(false),
    DATA_DIR: z.string().min(1).default('./data'),
    /** The file of users whose tokens count no more: the issuer writes it, every service reads it; by default among the keys. */
    DISABLED_USERS: z.string().min(1).optional(),
    EVENT_LOG: z.enum(['embedded', 'kafka']).default('embedded'),
    HOST: z.string().min(1).default('127.0.0.1'),
    KAFKA_BROKERS: list.optional(),
    /** Partitions of both topics when they are made; never changed afterwards. */
    KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(1_000).default(12),
    KAFKA_REPLICATION: z.coerce.number().int().min(1).max(7).default(3),
    KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).default('scram-sha-512'),
    KAFKA_SASL_PASSWORD: z.string().min(1).optional(),
    KAFKA_SASL_USERNAME: z.string().min(1).optional(),
    KAFKA_TLS: flag.default(false),
    /** Certificates (a PEM file) that the brokers' must lead to; by default those that Node trusts. */
    KAFKA_TLS_CA: z.string().min(1).optional(),
    KAFKA_TOPIC_PREFIX: z.string().default(''),
    /** Keys that every service of a ledger shares; by default in the data folder. */
    KEYS_DIR: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    MONGODB_URI: z.string().min(1).optional(),
    /** The agency's own issuer; without it the ledger's own one answers for who people are. */
    OIDC_ISSUER: z.url().optional(),
    /** As whom the console is known to the agency's issuer. */
    OIDC_CLIENT_ID: z.string().min(1).default('console'),
    /** A file that holds the console's secret at the agency's issuer. */
    OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
    /** A PEM file: the certificate by which printed documents are signed, and those that lead to it after it. */
    PDF_CERTIFICATE: z.string().min(1).optional(),
    /** A PEM file: the private key of that certificate. */
    PDF_KEY: z.string().min(1).optional(),
    PORT: port.default(8080),
    /** Where people find the console, without a path; by default where it is served. */
    PUBLIC_URL: z
      .url()
      .regex(/^https?:\/\/[^/]+$/, 'must be an address without a path')
      .optional(),
    /** Requests a minute that one client may make. */
    RATE_LIMIT: z.coerce.number().int().min(1).default(300_000),
    READ_MODEL: z.enum(['embedded', 'mongodb']).default('embedded'),
    /** Certificates (a PEM file) that time stamps must lead to. */
    TSA_CERTIFICATES: z.string().min(1).optional(),
    /** An RFC 3161 time stamp authority that the notary has heads stamped by. */
    TSA_URL: z.url().optional(),
    /** The vault's own database, on the server of the read model unless another one is named. */
    VAULT_DATABASE: z.string().min(1).default('seizure_ledger_vault'),
    VAULT_MONGODB_URI: z.string().min(1).optional(),
    /** Where a gateway finds the services: `freeze=http://a:8080,freeze=http://b:8080,audit=…`, each at least once. */
    UPSTREAMS: upstreams.optional(),
    /** A file of witnesses that the notary asks to cosign: a line each, `<verifier key> <url>`. */
    WITNESSES: z.string().min(1).optional(),
  })
  .superRefine((read, context) => {
    const demand = (name: keyof typeof read, because: string) => {
      if (read[name] === undefined)
        context.addIssue({ code: 'custom', message: `is needed, since ${because}`, path: [name] });
    };
    if (read.EVENT_LOG === 'kafka') demand('KAFKA_BROKERS', 'EVENT_LOG is kafka');
    if (read.READ_MODEL === 'mongodb') demand('MONGODB_URI', 'READ_MODEL is mongodb');
    if (read.OIDC_ISSUER !== undefined) demand('OIDC_CLIENT_SECRET_FILE', 'OIDC_ISSUER is set');
    if (read.PDF_CERTIFICATE !== undefined) demand('PDF_KEY', 'PDF_CERTIFICATE is set');
    if (read.PDF_KEY !== undefined) demand('PDF_CERTIFICATE', 'PDF_KEY is set');
    if (read.TSA_URL !== undefined) demand('TSA_CERTIFICATES', 'TSA_URL is set');
    if (read.KAFKA_SASL_USERNAME !== undefined) demand('KAFKA_SASL_PASSWORD', 'KAFKA_SASL_USERNAME is set');
  });

/** Every variable that there is. */
export const configNames: readonly string[] = Object.keys(schema.shape);

/** What is in force, from the environment alone. */
export type Config = Readonly<z.infer<typeof schema>>;

/** The files by which printed documents are signed, where the environment names them. */
export const signingFiles = ({
  PDF_CERTIFICATE: certificate,
  PDF_KEY: key,
}: Pick<Config, 'PDF_CERTIFICATE' | 'PDF_KEY'>) =>
  certificate === undefined || key === undefined ? undefined : { certificate, key };

/** Every wrong variable is named at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws {ConfigError} naming every variable that is wrong, and what it may be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ message, path }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(`The environment is not usable:\n${lines.join('\n')}`);
}

const secrets: readonly (keyof Config)[] = ['KAFKA_SASL_PASSWORD'];

/** The configuration as it may be shown: passwords are masked, also those inside addresses. */
export function shownConfig(config: Config): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, shown(name as keyof Config, value)]),
  );
}

function shown(name: keyof Config, value: unknown): unknown {
  if (secrets.includes(name)) return '***';
  return typeof value === 'string' ? value.replace(/(\/\/[^:/@]+:)[^@/]+@/, '$1***@') : value;
}
