import { previewQuery, refusalSentence } from '@seizure-ledger/contracts';
import { isRefusal } from '@seizure-ledger/domain';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  type Answer,
  type AskedAct,
  awaitPosition,
  problemAnswer,
  readQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import { previewDistribution } from './preview.ts';

/** The answer to `?preview=true`: what would be allocated, or the refusal, of which nothing is recorded. */
export async function previewAnswer(
  readModel: ReadModel,
  { body, caseId, principal }: Pick<AskedAct, 'body' | 'caseId' | 'principal'>,
  query: unknown,
  instance: string,
): Promise<Answer> {
  await awaitPosition(readModel, readQuery(previewQuery, query).atLeast);
  const found = await visibleCase(readModel, principal, caseId);
  const preview = await previewDistribution(readModel, found, body);
  if (!isRefusal(preview))
    return { body: JSON.stringify(preview), contentType: 'application/json', status: 200 };
  const { params, refused: code } = preview;
  return problemAnswer({
    code,
    detail: refusalSentence(code, params),
    instance,
    status: 422,
    title: 'Refused by the rules',
    type: 'about:blank',
  });
}
