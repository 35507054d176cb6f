import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A file of this room. */
export const own = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A file of a package. */
export const resolved: (name: string) => string = createRequire(import.meta.url).resolve;
