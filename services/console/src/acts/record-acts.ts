import type { actAnswer, sentAnswer } from '@seizure-ledger/contracts';
import type { z } from 'zod';
import { ApiProblem } from '../frame/errors.ts';
import type { Reader } from '../frame/reader.ts';
import type { AskedAct } from './act-form.ts';

/** What became of an act that somebody asked for. */
export type Outcome =
  | { readonly caseId: string; readonly id: string; readonly kind: 'recorded' }
  /** On its way; nobody knows yet what became of it. */
  | { readonly id: string; readonly kind: 'sent' }
  | {
      readonly code: string;
      readonly detail: string;
      readonly faults: readonly string[];
      readonly id: string;
      readonly kind: 'refused';
    };

/** Asks for acts in a case, each under a key of its own. Asked again under the same keys, nothing happens twice. */
export async function recordActs(
  reader: Reader,
  caseId: string | undefined,
  acts: readonly AskedAct[],
  key: string,
): Promise<readonly Outcome[]> {
  if (caseId === undefined) return [await openCase(reader, acts[0]?.body ?? {}, key)];
  const keyOf = (place: number): string => (acts.length === 1 ? key : `${key}.${place + 1}`);
  const lines = acts.map(({ act, body }, place) => ({ act, body, caseId, id: keyOf(place) }));
  const results = await reader.record(lines);
  return results.map((result, place) => {
    const id = keyOf(place);
    if (result.status === 'sent') return { id, kind: 'sent' };
    if (!('code' in result)) return { caseId, id, kind: 'recorded' };
    const faults = 'errors' in result ? (result.errors ?? []).map(({ path }) => path) : [];
    return { code: result.code, detail: result.detail, faults, id, kind: 'refused' };
  });
}

async function openCase(reader: Reader, body: AskedAct['body'], key: string): Promise<Outcome> {
  try {
    const answer = await reader.post<z.infer<typeof actAnswer | typeof sentAnswer>>('/cases', key, body);
    if (answer.status === 'sent') return { id: key, kind: 'sent' };
    return { caseId: answer.facts[0]?.caseId ?? String(body['caseId']), id: key, kind: 'recorded' };
  } catch (error) {
    if (!(error instanceof ApiProblem) || ![400, 403, 422].includes(error.problem.status)) throw error;
    const { code, detail, errors = [] } = error.problem;
    return { code, detail, faults: errors.map(({ path }) => path), id: key, kind: 'refused' };
  }
}
