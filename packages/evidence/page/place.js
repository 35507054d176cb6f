import { fileURLToPath } from 'node:url';

/** Where the page lies that checks receipts, once it is made: one file, which needs nothing beside it. */
export const page = fileURLToPath(new URL('../dist/verify-receipt.html', import.meta.url));
