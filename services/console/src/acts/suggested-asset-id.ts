import type { Entry, Listed } from '../cases/answers.ts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import type { Asked } from './asked.ts';
import { rowsIn } from './body-of-form.ts';
import type { Field } from './fields.ts';

const looked = 20;

/** Fills in an id for something new, the one after that of what was taken last, where a form asks for one and has none. */
export async function suggestAssetId(
  reader: Reader,
  { actForm, caseId }: Pick<Asked, 'actForm' | 'caseId'>,
  form: URLSearchParams,
): Promise<void> {
  const row = describesNew(listIn(actForm.fields)) ? rowsIn(form, 'items') : undefined;
  const name = row === undefined ? 'assetId' : `items.${row}.assetId`;
  const isAsked = row === undefined ? describesNew(actForm.fields) : form.get('add') === 'items';
  if (caseId === undefined || !isAsked || form.has(name)) return;
  const before = row ? form.get(`items.${row - 1}.assetId`) : await latestIn(reader, caseId);
  const next = following(before ?? '');
  if (next !== undefined) form.set(name, next);
}

const describesNew = (fields: readonly Field[]): boolean => fields.some(({ name }) => name === 'asset');

const listIn = (fields: readonly Field[]): readonly Field[] => {
  const items = fields.find(({ name }) => name === 'items');
  return items?.kind === 'list' ? items.fields : [];
};

/** What was described last, as far as that is not long ago; in a new case what comes before the first. */
async function latestIn(reader: Reader, caseId: string): Promise<string | undefined> {
  const { entries } = await reader.get<Listed<'entries', Entry>>(`${path('cases', caseId)}/entries`, {
    limit: looked,
    newest: 'true',
  });
  const taking = entries.find(({ body, status }) => status === 'posted' && body?.['asset'] !== undefined);
  if (taking) return String(taking.body?.['assetId']);
  return entries.length < looked ? 'A-0' : undefined;
}

/** `A-9` is followed by `A-10`, `A-09` by `A-10`; what has no number at its end by nothing. */
function following(id: string): string | undefined {
  const digits = /\d{1,15}$/.exec(id)?.[0];
  if (digits === undefined) return undefined;
  return id.slice(0, -digits.length) + String(Number(digits) + 1).padStart(digits.length, '0');
}
