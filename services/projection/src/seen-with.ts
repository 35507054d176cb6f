import type { OpenDocuments } from './open-documents.ts';

/**
 * Who sees what is of a case in lists over all cases: its agency, and who judges in its jurisdiction. Neither ever
 * changes. Whom the case is shared with reads it in the case: sharing must not touch everything that the case has.
 */
export async function seenWith(copy: OpenDocuments, caseId: string): Promise<readonly string[]> {
  const found = await copy.get('cases', caseId);
  if (!found) throw new Error(`something is of case ${caseId} before the case`);
  return [`sees:agency:${found.agency}`, `sees:jurisdiction:${found.jurisdiction}`];
}
