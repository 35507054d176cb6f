import { z } from 'zod';
import { cookCounty } from './cook-county.ts';
import { parseMapping } from './mapping.ts';
import { plain } from './plain.ts';
import type { Register } from './reader.ts';

const readers = { 'cook-county': cookCounty, plain } as const;

const namesReader = z.looseObject({
  reader: z.enum(Object.keys(readers) as (keyof typeof readers)[]).default('plain'),
});

/**
 * Opens a register by its mapping: by the reader that it names, or by its columns alone where it names none.
 * @throws {MappingError} naming every wrong field.
 */
export function openMapping(mapping: unknown): Register {
  return readers[parseMapping(namesReader, mapping).reader].open(mapping);
}
