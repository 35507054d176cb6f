import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MappingError } from './readers/mapping.ts';
import { openMapping } from './readers/open-mapping.ts';
import type { Register } from './readers/reader.ts';

const folder = new URL('../mappings/', import.meta.url);
const ending = '.mapping.json';

/** The mappings that lie in the project, by name and in order. */
export async function mappingNames(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** Where a mapping of the project lies. */
export const mappingFile = (name: string): string => fileURLToPath(new URL(`${name}${ending}`, folder));

/** @throws {MappingError} when the file is no JSON or no mapping; the system's error when it can't be read. */
export async function openMappingFile(path: string): Promise<Register> {
  const text = await readFile(path, 'utf8');
  try {
    return openMapping(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new MappingError(`${path} is not JSON: ${cause.message}`, { cause });
    throw cause;
  }
}
