import type { Principal } from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase, type ReadAnswer, readCaseId, ServiceError } from '@seizure-ledger/service-kit';
import { shown } from './case-lists.ts';
import { type Shown, textOfEntry } from './entries.ts';

/**
 * What became of an instruction, with its facts: for who sent it, even where the case is out of sight or never was,
 * and for who may see the case.
 * @throws {ServiceError} NOT_FOUND: not decided yet, or never sent.
 */
export async function instructionOf(
  { personal, readModel }: Shown,
  principal: Principal,
  caseId: string,
  id: string,
): Promise<ReadAnswer> {
  const known = readCaseId(caseId);
  const found = await readModel.get('cases', known);
  const isVisible = found !== undefined && maySeeCase(principal, found);
  const entries = (await entriesOf(readModel, principal, known, id, isVisible)).filter(
    // of an outcome in parts nothing is shown before it is whole
    ({ sequence }) => sequence === undefined || sequence < (found?.entries ?? 0),
  );
  const last = entries.at(-1);
  if (!last) {
    throw new ServiceError(
      'NOT_FOUND',
      'Not decided yet, or never sent: ask again, or send it again with the same Idempotency-Key.',
    );
  }
  const position = isVisible ? found.position : last.position;
  const texts = await Promise.all(entries.map((entry) => textOfEntry(entry, personal)));
  const proposal =
    isVisible && last.status === 'proposed' ? await readModel.get('proposals', last.hash) : undefined;
  const members = [
    `"facts":[${texts.join(',')}]`,
    `"instructionId":${JSON.stringify(id)}`,
    `"position":"${position}"`,
    ...(proposal ? [`"proposal":${JSON.stringify(shown(proposal))}`] : []),
    `"status":"${last.status}"`,
  ];
  return {
    body: `{${members.join(',')}}`,
    contentType: 'application/json',
    position,
  };
}

/** One person's key may be another's too: who sent one hears of it, and of another's only where there is no own. */
async function entriesOf(
  readModel: ReadModel,
  { subject }: Principal,
  caseId: string,
  id: string,
  isVisible: boolean,
): Promise<readonly EntryDocument[]> {
  const equals = [caseId, id];
  const asked = await readModel.find('entries', { equals, index: 'byInstruction', limit });
  const strays = await readModel.find('entries', { equals, index: 'byStray', limit });
  const own = [...asked, ...strays].filter(({ actor }) => actor === subject);
  if (own.length > 0 || !isVisible) return withoutReuse(own);
  const approved = await readModel.find('entries', { equals, index: 'byApproval', limit });
  return withoutReuse([...asked, ...approved]);
}

/** Far more records than one key ever has, unless somebody uses it again and again for other acts. */
const limit = 1_000;

/** A key stands for what it was first used for; that it was used again is only what else there is to say. */
function withoutReuse(entries: readonly EntryDocument[]): readonly EntryDocument[] {
  const first = entries.filter(({ code }) => code !== 'ID_REUSED');
  return first.length > 0 ? first : entries;
}
