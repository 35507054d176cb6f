import { z } from 'zod';

const schema = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  EVENT_LOG: z.enum(['embedded']).default('embedded'),
  HOST: z.string().min(1).default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  READ_MODEL: z.enum(['embedded']).default('embedded'),
});

/** What is in force, from the environment alone. */
export type Config = Readonly<z.infer<typeof schema>>;

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
