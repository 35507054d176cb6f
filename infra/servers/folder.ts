import { join } from 'node:path';

/** Where the native servers keep their data: git ignores it. */
export const serversFolder = join(import.meta.dirname, '../../data/infra');
