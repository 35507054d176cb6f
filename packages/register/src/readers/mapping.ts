import { id } from '@seizure-ledger/domain';
import { z } from 'zod';

const text = z.string().trim().min(1).max(100);

/** The name of a column in the file's first line. */
export const column = z.string().min(1);

/** What every mapping says about a register, whichever reader reads it. */
export const registerMapping = z.strictObject({
  /** Whose register it is: the agency for which an import mints its own tokens. */
  agency: text,
  /** Begins every Idempotency-Key, so that two registers never share one: `cook` gives `cook:2:seizure`. */
  idPrefix: id.max(20),
  jurisdiction: id,
  legalBasis: text,
  timeZone: text.refine(isTimeZone, 'is not an IANA time zone such as America/Chicago'),
});

export type RegisterMapping = Readonly<z.infer<typeof registerMapping>>;

/** A mapping that can't be used. The message names every field that is wrong. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly code = 'BAD_MAPPING';
}

/** @throws {MappingError} naming every wrong field at once. */
export function parseMapping<S extends z.ZodType>(schema: S, mapping: unknown): z.infer<S> {
  const parsed = schema.safeParse(mapping);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || '(mapping)'}: ${message}`,
  );
  throw new MappingError(`the mapping can't be used:\n${wrong.join('\n')}`);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl throws for a zone that it does not know
  }
}
