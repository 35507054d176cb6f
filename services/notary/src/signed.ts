/** What was signed, without what the service runs on. */
export * from './evidence-folder.ts';
export { BadHeadError, everyHead, lastHead, type SignedHead } from './signed-heads.ts';
export { notesIn } from './witnesses/cosigned-heads.ts';
export { witnessesIn } from './witnesses/witnesses-in.ts';
