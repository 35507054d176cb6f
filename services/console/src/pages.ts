import { type View, viewsIn } from '@seizure-ledger/console';
import { fileURLToPath } from 'node:url';

/** A page as HTML, from the views of this service. */
export const page: View = viewsIn(fileURLToPath(new URL('../templates', import.meta.url)));
